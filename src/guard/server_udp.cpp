#include "guard/server_udp.h"

#include <poll.h>
#include <sys/epoll.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace anlanh::guard {

namespace {

constexpr int kBatch = 64;
constexpr std::size_t kMostQuery = 1500;  // a longer one is cut and so refused as malformed
// Other descriptors get their turn after so many batches.
constexpr int kMostBatches = 16;
constexpr int kSendPatience = 20;  // ms, where the kernel's buffer is full

}  // namespace

// All that two system calls need, laid out once.
struct UdpServer::Batch {
  mmsghdr in[kBatch];
  mmsghdr out[kBatch];
  iovec in_part[kBatch];
  iovec out_part[kBatch];
  ReplyTo to[kBatch];
  std::uint8_t query[kBatch][kMostQuery];
  std::uint8_t answer[kBatch][kSafeUdpSize];

  explicit Batch(ReplyPort* port) {
    for (int i = 0; i < kBatch; ++i) {
      in_part[i] = {query[i], kMostQuery};
      to[i].port = port;
    }
  }

  void prepare(int i) {
    in[i] = {};
    in[i].msg_hdr.msg_name = &to[i].peer.any;
    in[i].msg_hdr.msg_namelen = sizeof to[i].peer.v6;
    in[i].msg_hdr.msg_iov = &in_part[i];
    in[i].msg_hdr.msg_iovlen = 1;
    in[i].msg_hdr.msg_control = to[i].control.data();
    in[i].msg_hdr.msg_controllen = to[i].control.size();
  }
};

namespace {

// The answer leaves from the address that was asked; which interface it came in by does not bind
// it, unless the address is of one link only.
void address_message(msghdr& header, const ReplyTo& to, iovec& part) {
  header = {};
  header.msg_name = const_cast<sockaddr*>(&to.peer.any);
  header.msg_namelen = to.peer.size();
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  if (to.control_size == 0) return;
  header.msg_control = const_cast<std::uint8_t*>(to.control.data());
  header.msg_controllen = to.control_size;
}

// Keeps the packet info and nothing else of what the kernel told, in the shape in which it is sent
// back.
void keep_packet_info(const msghdr& header, ReplyTo& to) {
  to.control_size = 0;
  for (cmsghdr* at = CMSG_FIRSTHDR(&header); at != nullptr;
       at = CMSG_NXTHDR(const_cast<msghdr*>(&header), at)) {
    if (at->cmsg_level == IPPROTO_IP && at->cmsg_type == IP_PKTINFO) {
      in_pktinfo info;
      std::memcpy(&info, CMSG_DATA(at), sizeof info);
      info.ipi_spec_dst = info.ipi_addr;
      info.ipi_ifindex = 0;
      std::memcpy(CMSG_DATA(at), &info, sizeof info);
    } else if (at->cmsg_level == IPPROTO_IPV6 && at->cmsg_type == IPV6_PKTINFO) {
      in6_pktinfo info;
      std::memcpy(&info, CMSG_DATA(at), sizeof info);
      if (!IN6_IS_ADDR_LINKLOCAL(&info.ipi6_addr)) info.ipi6_ifindex = 0;
      std::memcpy(CMSG_DATA(at), &info, sizeof info);
    } else {
      continue;
    }
    const std::size_t size =
        std::min<std::size_t>(CMSG_SPACE(at->cmsg_len - CMSG_LEN(0)), to.control.size());
    std::memmove(to.control.data(), at, size);
    to.control_size = static_cast<std::uint8_t>(size);
    return;
  }
}

bool wait_writable(int fd) {
  pollfd waiting{fd, POLLOUT, 0};
  return ::poll(&waiting, 1, kSendPatience) == 1;
}

}  // namespace

UdpServer::UdpServer(Socket socket, Loop& loop, Resolver& resolver)
    : socket_(std::move(socket)),
      loop_(loop),
      resolver_(resolver),
      batch_(std::make_unique<Batch>(this)) {
  watch_ = loop_.watch(socket_.fd(), EPOLLIN, [this](std::uint32_t) { on_ready(); });
}

UdpServer::~UdpServer() { loop_.unwatch(watch_); }

void UdpServer::on_ready() {
  for (int i = 0; i < kMostBatches; ++i) {
    const int received = receive();
    if (received > 0) send_all(answer_all(received));
    if (received < kBatch) return;
  }
}

int UdpServer::receive() {
  for (int i = 0; i < kBatch; ++i) batch_->prepare(i);
  const int received = ::recvmmsg(socket_.fd(), batch_->in, kBatch, MSG_DONTWAIT, nullptr);
  // An error may be an ICMP message for an earlier answer: reading it has cleared it.
  return std::max(received, 0);
}

int UdpServer::answer_all(int received) {
  int answers = 0;
  for (int i = 0; i < received; ++i) {
    msghdr& header = batch_->in[i].msg_hdr;
    ReplyTo& to = batch_->to[i];
    if (to.peer.port() == 0) continue;  // nobody can receive there
    keep_packet_info(header, to);
    const ByteView packet(batch_->query[i], batch_->in[i].msg_len);
    const auto handled = resolver_.handle(packet, to, batch_->answer[i]);
    if (handled.next != Resolver::Next::Reply) continue;
    batch_->out_part[answers] = {batch_->answer[i], handled.size};
    batch_->out[answers] = {};
    address_message(batch_->out[answers].msg_hdr, to, batch_->out_part[answers]);
    ++answers;
  }
  return answers;
}

void UdpServer::send_all(int count) {
  for (int at = 0; at < count;) {
    const int sent =
        ::sendmmsg(socket_.fd(), batch_->out + at, static_cast<unsigned>(count - at), 0);
    if (sent > 0)
      at += sent;
    else if (errno == EAGAIN && wait_writable(socket_.fd()))
      continue;
    else if (errno != EINTR)
      ++at;  // this one cannot be sent (no route, filtered): the others can
  }
}

void UdpServer::send_reply(const ReplyTo& to, ByteView answer) {
  iovec part{const_cast<std::uint8_t*>(answer.data()), answer.size()};
  msghdr header;
  address_message(header, to, part);
  while (::sendmsg(socket_.fd(), &header, 0) < 0) {
    if (errno == EINTR || (errno == EAGAIN && wait_writable(socket_.fd()))) continue;
    return;
  }
}

}  // namespace anlanh::guard
