#pragma once
// The awareness sessions of the demo.

#include "app/demo_cast.h"
#include "app/demo_story.h"
#include "learn/learn.h"

namespace anlanh::app {

// All of it outlives the story's run.
void tell_sessions(Story& story, Cast& cast, const learn::Learn& learn, const base::JsonView& file);

}  // namespace anlanh::app
