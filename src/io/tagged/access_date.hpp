#pragma once

#include "model/record.hpp"

namespace bibcast::tagged {

/// Of a web page EndNote has the year of access in the field of the volume, and its day in that of the number (EndNote's reference types, *Web Page*: Access
/// Year, Access Date). Makes them the date of access, if they are one.
void take_access_date(Record& record);

}  // namespace bibcast::tagged
