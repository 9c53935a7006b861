#include "store/store.h"

#include <condition_variable>
#include <mutex>
#include <vector>

#include "store/writer.h"

namespace anlanh::store {

namespace {

using Readers = std::vector<std::unique_ptr<Connection>>;

// Reading connections, lent one at a time.
class ReaderPool {
 public:
  explicit ReaderPool(Readers free) : free_(std::move(free)) {}

  std::unique_ptr<Connection> take() {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [&] { return !free_.empty(); });
    auto connection = std::move(free_.back());
    free_.pop_back();
    return connection;
  }

  void give_back(std::unique_ptr<Connection> connection) {
    {
      const std::lock_guard lock(mutex_);
      free_.push_back(std::move(connection));
    }
    returned_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable returned_;
  Readers free_;
};

}  // namespace

struct Store::Parts {
  Parts(std::unique_ptr<Connection> writing, Readers reading) : readers(std::move(reading)), writer(std::move(writing)) {}
  ReaderPool readers;
  Writer writer;
};

Store::Store(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Store::~Store() = default;

base::Result<std::unique_ptr<Store>> Store::open(const std::string& url, std::size_t readers) {
  AL_TRY(auto writing, open_connection(url, Access::ReadWrite));
  Readers reading;
  for (std::size_t i = 0; i < readers; ++i) {
    AL_TRY(auto connection, open_connection(url, Access::ReadOnly));
    reading.push_back(std::move(connection));
  }
  return std::unique_ptr<Store>(new Store(std::make_unique<Parts>(std::move(writing), std::move(reading))));
}

Engine Store::engine() const { return parts_->writer.engine(); }

base::Status Store::run_write(const std::function<base::Status(Sql&)>& function) {
  return parts_->writer.run(function);
}

base::Status Store::run_read(const std::function<void(Sql&)>& function) {
  auto connection = parts_->readers.take();
  auto begun = connection->begin();
  if (begun) {
    Sql sql(*connection);
    function(sql);
    connection->rollback();  // nothing was written: ends the snapshot
  }
  parts_->readers.give_back(std::move(connection));
  return begun;
}

}  // namespace anlanh::store
