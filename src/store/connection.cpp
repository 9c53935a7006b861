#include "store/connection.h"

namespace anlanh::store {

base::Result<std::unique_ptr<Connection>> open_connection(const std::string& url, Access access) {
  if (url.starts_with("sqlite:")) return open_sqlite(url.substr(7), access);
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) return open_postgres(url, access);
  return base::make_error(base::Code::Invalid,
                          "store must begin with sqlite: or postgresql://, not \"" + without_password(url) + "\"");
}

std::string without_password(const std::string& url) {
  const auto scheme = url.find("://");
  const auto at = url.find('@');
  if (scheme == url.npos || at == url.npos) return url;
  const auto colon = url.find(':', scheme + 3);
  if (colon == url.npos || colon > at) return url;
  return url.substr(0, colon) + ":***" + url.substr(at);
}

}  // namespace anlanh::store
