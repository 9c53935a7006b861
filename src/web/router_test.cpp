#include "web/router.h"

#include <gtest/gtest.h>

#include "web/visit.h"

namespace anlanh::web {
namespace {

Route route(Method method, const char* pattern) {
  return {.method = method,
          .pattern = pattern,
          .access = Access::public_(),
          .help = "",
          .handler = [](Visit&) -> base::Result<Response> { return plain_text(""); }};
}

Router filled() {
  Router router;
  router.add(route(Method::Get, "/"));
  router.add(route(Method::Get, "/bai-hoc/*"));
  router.add(route(Method::Get, "/bai-hoc/:ma"));
  router.add(route(Method::Get, "/bai-hoc/moi"));
  router.add(route(Method::Get, "/vu-viec/:id/dong"));
  router.add(route(Method::Post, "/vu-viec/:id/dong"));
  router.add(route(Method::Post, "/gui"));
  return router;
}

std::string found(Method method, const char* path) {
  static const Router router = filled();
  const auto match = router.match(method, path);
  if (!match.route) return match.other_method ? "other method" : "none";
  std::string out = match.route->pattern;
  for (const auto& [name, value] : match.path_params) out += " " + name + "=" + value;
  return out;
}

TEST(Router, FindsTheMostExact) {
  EXPECT_EQ(found(Method::Get, "/"), "/");
  EXPECT_EQ(found(Method::Get, "/bai-hoc/moi"), "/bai-hoc/moi");
  EXPECT_EQ(found(Method::Get, "/bai-hoc/A3"), "/bai-hoc/:ma ma=A3");
  EXPECT_EQ(found(Method::Get, "/bai-hoc/A3/anh/1"), "/bai-hoc/* *=A3/anh/1");
  EXPECT_EQ(found(Method::Get, "/vu-viec/7/dong"), "/vu-viec/:id/dong id=7");
}

TEST(Router, SaysWhatIsNotThere) {
  EXPECT_EQ(found(Method::Get, "/bai-hoc"), "none");
  EXPECT_EQ(found(Method::Get, "/vu-viec/7"), "none");
  EXPECT_EQ(found(Method::Get, "/khac"), "none");
  EXPECT_EQ(found(Method::Get, "/gui"), "other method");
  EXPECT_EQ(found(Method::Post, "/"), "other method");
}

TEST(Router, LaysOpenOurOwnMistakes) {
  Router router;
  router.add(route(Method::Get, "/a/:b"));
  EXPECT_DEATH(router.add(route(Method::Get, "/a/:b")), "check failed");
  EXPECT_DEATH(router.add(route(Method::Get, "a")), "check failed");
  EXPECT_DEATH(router.add(route(Method::Get, "/a/")), "check failed");
  EXPECT_DEATH(router.add(route(Method::Get, "/*/a")), "check failed");
}

}  // namespace
}  // namespace anlanh::web
