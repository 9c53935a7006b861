#pragma once
// Reads the tables of the legal clock: data/law/deadlines.json, deadlines-local.json, holidays.json,
// work-calendar-years.json and step-rules.json. A time that is longer than the decree's stops the start.

#include "app/data_files.h"
#include "cases/clock_law_model.h"

namespace anlanh::app {

base::Result<cases::ClockLaw> load_clock(const DataFiles& files);

}  // namespace anlanh::app
