#pragma once
// Reads data/law/case-forms.json: forms 02, 03 and 06 and the lists around them.

#include "app/data_files.h"
#include "cases/case_forms_model.h"

namespace anlanh::app {

base::Result<cases::CaseForms> load_case_forms(const DataFiles& files);

}  // namespace anlanh::app
