#include "app/bind_learn.h"

namespace anlanh::app {

namespace {

std::optional<learn::Term> to_term(const std::optional<targets::Term>& term) {
  if (!term) return std::nullopt;
  return learn::Term{term->name, term->window.from, term->window.to, term->needed};
}

base::Result<std::vector<learn::LessonSource>> load_lessons(const DataFiles& files) {
  std::vector<learn::LessonSource> sources;
  for (const auto& name : files.names("lessons/")) {
    if (!name.ends_with(".json")) continue;
    AL_TRY(auto json, files.read(name));
    sources.push_back({name, std::move(json)});
  }
  return sources;
}

}  // namespace

base::Result<std::unique_ptr<learn::Learn>> bind_learn(store::Store& store, base::Random random,
                                                       const DataFiles& files,
                                                       const targets::Targets& targets) {
  AL_TRY(const auto sources, load_lessons(files));
  learn::LearnPorts ports;
  ports.find_term = [&targets](base::Date day) { return to_term(targets.find_term(day)); };
  return learn::Learn::open(store, std::move(random), sources, std::move(ports));
}

}  // namespace anlanh::app
