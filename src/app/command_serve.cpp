// `anlanh serve`: the whole house, until it is told to stop.

#include <algorithm>
#include <cstdio>
#include <thread>

#include "app/command.h"
#include "app/demo.h"

namespace anlanh::app {

namespace {

void print(const std::string& line) {
  std::fputs((line + "\n").c_str(), stdout);
  std::fflush(stdout);
}

// The words at the start are the first page a new user reads: Vietnamese, then English.
void print_addresses(const AppSettings& settings, const House& house) {
  print("");
  print("  An Lành");
  print("  Trang / Site:   " + settings.site_url);
  print("  DNS:            " + settings.guard_listen.host + ":" +
        std::to_string(house.guard_port()));
}

void print_accounts(const std::vector<DemoAccount>& accounts) {
  print("");
  // AL_VI_OK: terminal in both languages
  print("  Tài khoản mẫu, mật khẩu chung / Demo accounts, one password:  " +
        std::string(kDemoPassword));
  for (const auto& account : accounts) {
    std::string login = account.login;
    login.resize(std::max<std::size_t>(login.size(), 18), ' ');
    print("    " + login + account.title.vi);
  }
}

void print_things_to_try(const AppSettings& settings, const House& house,
                         const std::string& return_key) {
  const std::string port = std::to_string(house.guard_port());
  print("");
  // AL_VI_OK: terminal in both languages
  print("  Ba việc nên thử / Three things to try");
  print("    1. dig @" + settings.guard_listen.host + " -p " + port + " trung-thuong-mau.example");
  // AL_VI_OK: terminal in both languages
  print("       (đã chặn, trả về trang giải thích / blocked, leads to the page that explains)");
  print("    2. " + settings.site_url + "/goc-cua-em");
  // AL_VI_OK: terminal in both languages
  print("       (gửi một tin báo / send a report)");
  print("    3. " + settings.site_url + "/dang-nhap");
  // AL_VI_OK: terminal in both languages
  print("       (truc.tinh: mở tin, xác nhận một địa chỉ / open it, confirm an address)");
  if (!return_key.empty())
    // AL_VI_OK: terminal in both languages
    print("       Khóa trả lời của một tin mẫu / Return key of a demo report: " + return_key);
  print("");
  // AL_VI_OK: terminal in both languages
  print("  Ctrl-C để dừng / to stop");
}

void print_start_code(const AppSettings& settings, const std::string& code) {
  print("");
  // AL_VI_OK: terminal in both languages
  print("  Chưa có tài khoản nào. Mở địa chỉ dưới đây và nhập mã để tạo người quản trị đầu tiên.");
  print(
      "  There is no account yet. Open the address below and give the code to make the first administrator.");
  print("    " + settings.site_url + "/bat-dau");
  // AL_VI_OK: terminal in both languages
  print("    Mã / Code:  " + code);
  print("");
}

base::Status greet(const AppSettings& settings, House& house, const std::string& return_key) {
  print_addresses(settings, house);
  AL_TRY(const auto code, house.people().open_start());
  if (code) print_start_code(settings, *code);
  if (!settings.demo) return base::ok();
  AL_TRY(const auto accounts, load_demo_accounts(house.files()));
  print_accounts(accounts);
  print_things_to_try(settings, house, return_key);
  return base::ok();
}

base::Status serve(const AppSettings& settings) {
  AL_TRY(auto house, House::build(settings, machine_world(settings.log_level)));
  AL_TRY_DO(load_base_units(*house));
  std::string return_key;
  if (settings.demo) {
    AL_TRY(return_key, load_demo(*house));
  }
  AL_TRY_DO(house->open_doors());
  AL_TRY_DO(greet(settings, *house, return_key));
  wait_for_signal();
  house->world().log.info("stopping");
  house->close_doors();
  return base::ok();
}

}  // namespace

int run_serve(const Arguments& given) {
  Arguments arguments = given;
  hold_signals();
  const bool demo = take_flag(arguments, "--demo");
  const bool empty = take_flag(arguments, "--empty");
  auto settings = settings_from(arguments);
  if (!settings) return fail(settings.error());
  if (!arguments.empty())
    return wrong_use("serve does not know " + arguments.front() + "; see anlanh help");
  if (demo && empty) return wrong_use("--demo and --empty exclude each other");
  if (demo) use_demo(*settings);
  if (empty) settings->demo = false;
  if (auto served = serve(*settings); !served) return fail(served.error());
  return 0;
}

}  // namespace anlanh::app
