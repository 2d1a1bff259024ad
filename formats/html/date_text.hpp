#pragma once

#include <string>

#include "model/date.hpp"

namespace bibcast::html {

/// Appends a date as English text in `time` elements: `15 July 2024`, `21–27 July 2024`, `May–June 2024`, `2004–2005`, `c. 1850`, `Spring 2004`.
void append_date(std::string& out, const Date& date);

}  // namespace bibcast::html
