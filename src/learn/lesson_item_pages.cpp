#include "learn/lesson_item_pages.h"

#include <algorithm>

#include "learn/lesson_rules.h"
#include "web/components/checkboxes/checkboxes.h"
#include "web/components/inset-text/inset_text.h"
#include "web/components/radios/radios.h"
#include "web/components/select/select.h"
#include "web/components/tag/tag.h"
#include "web/page.h"

namespace anlanh::learn {

using base::Words;
using web::attr;
using web::cls;
using web::el;
using web::Html;
using web::Params;
using web::punct;
using web::View;

namespace {

web::Fieldset ask(const Words& prompt, Among among) {
  const bool alone = among == Among::Alone;
  return {.legend = web::Legend{
              .content = prompt,
              .classes = alone ? "govuk-fieldset__legend--l" : "govuk-fieldset__legend--m",
              .heading = alone ? web::PageHeading::Yes : web::PageHeading::No}};
}

Html title_of(const Words& words, Among among) {
  return among == Among::Alone ? web::heading(words) : web::heading_2(words);
}

Html paragraphs(const View& view, const std::vector<Bilingual>& texts) {
  Html out;
  for (const auto& text : texts) out += web::paragraph(view.t(text));
  return out;
}

Html quoted(const Words& words) { return el("strong", {}, words); }

// A choice of numbers or labels, short enough to stand beside its words.
web::Select choose(const View& view, const std::string& name, const Words& label) {
  web::Select select{.name = name, .label = {.content = label}, .items = {}};
  select.items.push_back({.label = view.t("Choose"), .value = ""});
  return select;
}

// ---------------------------------------------------------------- questions

class Question {
 public:
  Question(const View& view, const ItemPlace& place, const Params& query)
      : view_(view), place_(place), query_(query) {}

  Html operator()(const StoryStep& step) const {
    return title_of(view_.t(step.title), place_.among) + paragraphs(view_, step.paragraphs);
  }

  Html operator()(const PictureStep& step) const {
    const Html image = el("img", {web::src(web::path({"/bai-hoc/hinh", step.file})),
                                  attr("alt", view_.t(step.alt)), cls("al-lesson__picture")});
    const Words caption = view_.t(step.caption);
    if (caption.text.empty()) return image;
    return title_of(caption, place_.among) + image;
  }

  Html operator()(const ChoiceStep& step) const {
    const std::string name = place_.prefix + "chon";
    const auto chosen = query_.all(name);
    const auto is_chosen = [&](const std::string& id) {
      return std::find(chosen.begin(), chosen.end(), id) != chosen.end() ? web::Checked::Yes
                                                                         : web::Checked::No;
    };
    const web::Fieldset fieldset = ask(view_.t(step.prompt), place_.among);
    if (step.several == ChoiceStep::Several::Yes) {
      web::Checkboxes boxes{.name = name, .items = {}, .fieldset = fieldset};
      for (const auto& option : step.options) {
        boxes.items.push_back(
            {.label = view_.t(option.text), .value = option.id, .checked = is_chosen(option.id)});
      }
      return web::checkboxes(boxes);
    }
    web::Radios radios{.name = name, .items = {}, .fieldset = fieldset};
    for (const auto& option : step.options) {
      radios.items.push_back(
          {.label = view_.t(option.text), .value = option.id, .checked = is_chosen(option.id)});
    }
    return web::radios(radios);
  }

  Html operator()(const OrderStep& step) const {
    Html out;
    for (const auto& id : step.show) {
      const Bilingual* text = find_label(step.items, id);
      if (!text) continue;
      const std::string name = place_.prefix + "o-" + id;
      auto select = choose(view_, name, view_.t(*text));
      for (std::size_t i = 1; i <= step.items.size(); ++i) {
        const std::string number = std::to_string(i);
        select.items.push_back(
            {.label = number, .value = number, .selected = selected(name, number)});
      }
      out += web::select(select);
    }
    return web::fieldset(ask(view_.t(step.prompt), place_.among), out);
  }

  Html operator()(const MatchStep& step) const {
    Html out;
    for (const auto& left : step.left) {
      const std::string name = place_.prefix + "m-" + left.id;
      auto select = choose(view_, name, view_.t(left.text));
      for (const auto& right : step.right) {
        select.items.push_back({.label = view_.t(right.text),
                                .value = right.id,
                                .selected = selected(name, right.id)});
      }
      out += web::select(select);
    }
    return web::fieldset(ask(view_.t(step.prompt), place_.among), out);
  }

  Html operator()(const SortStep& step) const {
    Html out = title_of(view_.t(step.prompt), place_.among);
    for (const auto& item : step.items) {
      const std::string name = place_.prefix + "s-" + item.id;
      web::Radios radios{
          .name = name,
          .items = {},
          .fieldset = web::Fieldset{.legend = web::Legend{.content = view_.t(item.text)}},
          .classes = "govuk-radios--inline govuk-radios--small"};
      for (const auto& basket : step.baskets) {
        radios.items.push_back(
            {.label = view_.t(basket.text),
             .value = basket.id,
             .checked = query_.get(name) == basket.id ? web::Checked::Yes : web::Checked::No});
      }
      out += web::radios(radios);
    }
    return out;
  }

  Html operator()(const TrueFalseStep& step) const {
    const std::string name = place_.prefix + "tf";
    const auto item = [&](const Words& label, const char* value) {
      const auto checked = query_.get(name) == value ? web::Checked::Yes : web::Checked::No;
      return web::RadioItem{.label = label, .value = value, .checked = checked};
    };
    return web::radios({.name = name,
                        .items = {item(view_.t("True"), "1"), item(view_.t("Not true"), "0")},
                        .fieldset = ask(view_.t(step.statement), place_.among),
                        .classes = "govuk-radios--inline"});
  }

  Html operator()(const FindSignStep& step) const {
    const std::string name = place_.prefix + "d";
    const auto marked = query_.all(name);
    web::Checkboxes boxes{
        .name = name, .items = {}, .fieldset = ask(view_.t(step.prompt), place_.among)};
    for (const auto& line : step.lines) {
      const bool is_marked = std::find(marked.begin(), marked.end(), line.id) != marked.end();
      boxes.items.push_back(
          {.label = web::join(quoted(view_.t(line.who)), punct(": "), view_.t(line.text)),
           .value = line.id,
           .checked = is_marked ? web::Checked::Yes : web::Checked::No});
    }
    return web::checkboxes(boxes);
  }

  Html operator()(const BranchStep& step) const {
    const BranchNode* node = find_node(step, query_.get("nut"));
    if (!node) node = find_node(step, step.start);
    Html out = title_of(view_.t(step.prompt), place_.among);
    Html said;
    for (const auto& text : node->text) said += web::paragraph(view_.t(text));
    out += web::inset_text({.content = said});
    if (node->options.empty()) return out;
    Html links;
    for (const auto& option : node->options) {
      links += el("li", {}, web::link(view_.t(option.text), place_.here.with("nut", option.to)));
    }
    out += web::paragraph(view_.t("You may answer:"));
    return out + el("ul", {cls("govuk-list govuk-list--spaced")}, links);
  }

  Html operator()(const SayStep& step) const {
    Html out = title_of(view_.t(step.prompt), place_.among);
    for (const auto& sentence : step.sentences) {
      out += el("blockquote", {cls("govuk-inset-text govuk-heading-m")}, view_.t(sentence));
    }
    // No name: a browser sends only what has one, so these words never leave the phone.
    const std::string id = place_.prefix + "say";
    out += el("div", {cls("govuk-form-group")},
              el("label", {cls("govuk-label"), attr("for", id)},
                 view_.t("Or type it here. What you type is not sent anywhere.")),
              el("textarea", {cls("govuk-textarea"), attr("id", id), attr("rows", 2),
                              attr("autocomplete", "off"), attr("spellcheck", "false")}));
    return out;
  }

  Html operator()(const FillStep& step) const {
    Html sentence = fill(view_.t(step.text).text, step,
                         [&](const FillBlank& blank) { return blank_select(blank); });
    return title_of(view_.t(step.prompt), place_.among) +
           el("div", {cls("govuk-body-l al-lesson__blanks")}, sentence);
  }

  Html operator()(const SureStep& step) const {
    const std::string name = place_.prefix + "chac";
    web::Radios radios{
        .name = name, .items = {}, .fieldset = ask(view_.t(step.prompt), place_.among)};
    for (const auto& option : step.options) {
      radios.items.push_back(
          {.label = view_.t(option.text),
           .value = option.id,
           .checked = query_.get(name) == option.id ? web::Checked::Yes : web::Checked::No});
    }
    return web::radios(radios);
  }

  Html operator()(const ActStep& step) const {
    return title_of(view_.t(step.title), place_.among) + paragraphs(view_, step.paragraphs);
  }

  // The sentence with something in each place {1}, {2} …
  template <class F>
  static Html fill(std::string_view text, const FillStep& step, F inside) {
    Html out;
    while (!text.empty()) {
      const auto open = text.find('{');
      out += web::text(text.substr(0, open));
      if (open == std::string_view::npos) break;
      const auto close = text.find('}', open);
      const auto id = text.substr(open + 1, close - open - 1);
      for (const auto& blank : step.blanks) {
        if (blank.id == id) out += inside(blank);
      }
      text.remove_prefix(close == std::string_view::npos ? text.size() : close + 1);
    }
    return out;
  }

 private:
  web::Selected selected(const std::string& name, std::string_view value) const {
    return query_.get(name) == value ? web::Selected::Yes : web::Selected::No;
  }

  Html blank_select(const FillBlank& blank) const {
    const std::string name = place_.prefix + "f-" + blank.id;
    Html options = el("option", {attr("value", "")}, view_.t("Choose"));
    for (const auto& option : blank.options) {
      options += el("option",
                    {attr("value", option.id), web::flag_if("selected", selected(name, option.id))},
                    view_.t(option.text));
    }
    return el("select",
              {cls("govuk-select"), attr("name", name), attr("id", name),
               attr("aria-label", view_.t("Blank {1}", blank.id))},
              options);
  }

  const View& view_;
  const ItemPlace& place_;
  const Params& query_;
};

// ---------------------------------------------------------------- answers

class Reply {
 public:
  Reply(const View& view, const ItemPlace& place, const Params& query)
      : view_(view), place_(place), query_(query) {}

  Html operator()(const ChoiceStep& step) const {
    const auto chosen = query_.all(place_.prefix + "chon");
    Html out = title_of(view_.t(step.prompt), place_.among);
    bool any = false;
    for (const auto& option : step.options) {
      if (std::find(chosen.begin(), chosen.end(), option.id) == chosen.end()) continue;
      any = true;
      out += said(view_.t("You chose: {1}", view_.t(option.text).text), view_.t(option.feedback));
    }
    if (any) return out;
    out += left_open();
    for (const auto& option : step.options) {
      if (option.verdict == Verdict::Good)
        out += said(view_.t(option.text), view_.t(option.feedback));
    }
    return out;
  }

  Html operator()(const OrderStep& step) const {
    bool right = true;
    Html list;
    for (std::size_t i = 0; i < step.correct.size(); ++i) {
      const auto& id = step.correct[i];
      right = right && query_.get(place_.prefix + "o-" + id) == std::to_string(i + 1);
      if (const auto* text = find_label(step.items, id)) list += el("li", {}, view_.t(*text));
    }
    return title_of(view_.t(step.prompt), place_.among) +
           web::paragraph(right ? view_.t("That is the order.")
                                : view_.t("Let us look at it together. This order works well:")) +
           el("ol", {cls("govuk-list govuk-list--number")}, list) + reason(step.reason);
  }

  Html operator()(const MatchStep& step) const {
    Html list;
    for (const auto& left : step.left) {
      const auto partner = partner_of(step, left.id);
      const auto& chosen = query_.get(place_.prefix + "m-" + left.id);
      const Bilingual* fits = find_label(step.right, partner);
      if (!fits) continue;
      Html line = web::join(quoted(view_.t(left.text)), punct(" → "), view_.t(*fits));
      if (chosen == partner) line += web::join(punct(" "), done_tag());
      list += el("li", {}, line);
    }
    return title_of(view_.t(step.prompt), place_.among) +
           web::paragraph(view_.t("These go together:")) +
           el("ul", {cls("govuk-list govuk-list--bullet")}, list) + reason(step.reason);
  }

  Html operator()(const SortStep& step) const {
    Html out = title_of(view_.t(step.prompt), place_.among);
    for (const auto& item : step.items) {
      const Bilingual* basket = find_label(step.baskets, item.basket);
      if (!basket) continue;
      const bool same = query_.get(place_.prefix + "s-" + item.id) == item.basket;
      Html head = web::join(view_.t(item.text), punct(" → "), quoted(view_.t(*basket)));
      if (same) head += web::join(punct(" "), done_tag());
      out +=
          web::inset_text({.content = web::paragraph(head) + web::paragraph(view_.t(item.reason))});
    }
    return out;
  }

  Html operator()(const TrueFalseStep& step) const {
    const auto& given = query_.get(place_.prefix + "tf");
    const bool is_true = step.answer == Answer::True;
    const Words verdict = is_true ? view_.t("This is true.") : view_.t("This is not true.");
    Html out = title_of(view_.t(step.statement), place_.among);
    if (given.empty()) out += left_open();
    return out + said(verdict, view_.t(step.reason));
  }

  Html operator()(const FindSignStep& step) const {
    Html out = title_of(view_.t(step.prompt), place_.among);
    for (const auto& line : step.lines) {
      const bool sign = line.sign == IsSign::Yes;
      const Html mark = web::tag({.label = sign ? view_.t("A sign") : view_.t("Nothing special"),
                                  .classes = sign ? "govuk-tag--yellow" : "govuk-tag--grey"});
      const Html words =
          web::join(mark, punct(" "), quoted(view_.t(line.who)), punct(": "), view_.t(line.text));
      out += web::inset_text(
          {.content = web::paragraph(words) + web::paragraph(view_.t(line.reason))});
    }
    return out + reason(step.reason);
  }

  Html operator()(const FillStep& step) const {
    const Html sentence =
        Question::fill(view_.t(step.text).text, step, [&](const FillBlank& blank) {
          const Bilingual* answer = find_label(blank.options, blank.answer);
          return answer ? quoted(view_.t(*answer)) : Html{};
        });
    return title_of(view_.t(step.prompt), place_.among) +
           web::inset_text({.content = el("p", {cls("govuk-body-l")}, sentence)}) +
           reason(step.reason);
  }

  Html operator()(const SureStep& step) const {
    Html out = title_of(view_.t(step.prompt), place_.among);
    for (const auto& option : step.options) {
      if (query_.get(place_.prefix + "chac") != option.id) continue;
      return out +
             said(view_.t("You chose: {1}", view_.t(option.text).text), view_.t(option.reply));
    }
    return out + left_open();
  }

  // The rest asks nothing: it stands as it was.
  template <class T>
  Html operator()(const T& step) const {
    return Question(view_, place_, query_)(step);
  }

 private:
  Html said(const Words& head, const Words& why) const {
    return web::inset_text({.content = web::paragraph(quoted(head)) + web::paragraph(why)});
  }
  Html reason(const Bilingual& why) const { return web::paragraph(view_.t(why)); }
  Html left_open() const {
    return web::paragraph(view_.t("You left this one open. That is fine."));
  }
  Html done_tag() const {
    return web::tag({.label = view_.t("as you chose"), .classes = "govuk-tag--green"});
  }

  const View& view_;
  const ItemPlace& place_;
  const Params& query_;
};

struct Title {
  const View& view;
  Words operator()(const PictureStep& step) const {
    return view.t(step.caption.vi.empty() ? step.alt : step.caption);
  }
  Words operator()(const StoryStep& step) const { return view.t(step.title); }
  Words operator()(const ActStep& step) const { return view.t(step.title); }
  Words operator()(const TrueFalseStep& step) const { return view.t(step.statement); }
  template <class T>
  Words operator()(const T& step) const {
    return view.t(step.prompt);
  }
};

}  // namespace

bool asks_something(const Step& step) {
  return !std::holds_alternative<StoryStep>(step.body) &&
         !std::holds_alternative<PictureStep>(step.body) &&
         !std::holds_alternative<BranchStep>(step.body) &&
         !std::holds_alternative<SayStep>(step.body) && !std::holds_alternative<ActStep>(step.body);
}

Html render_question(const View& view, const Step& step, const ItemPlace& place,
                     const Params& query) {
  return std::visit(Question(view, place, query), step.body);
}

Html render_answer(const View& view, const Step& step, const ItemPlace& place,
                   const Params& query) {
  return std::visit(Reply(view, place, query), step.body);
}

base::Words step_title(const View& view, const Step& step) {
  return std::visit(Title{view}, step.body);
}

}  // namespace anlanh::learn
