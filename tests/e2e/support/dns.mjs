// DNS by hand: packets are built and read here, so that the guard is tested by bytes and not by a library of its kind.
import dgram from 'node:dgram';
import net from 'node:net';

const TYPES = { A: 1, NS: 2, SOA: 6, TXT: 16, AAAA: 28, OPT: 41, HTTPS: 65 };

export function encodeQuery(id, name, type = 'A', { edns = true } = {}) {
  const labels = name.split('.').filter(Boolean).map((l) => Buffer.concat([Buffer.from([l.length]), Buffer.from(l)]));
  const header = Buffer.from([id >> 8, id & 255, 1, 0, 0, 1, 0, 0, 0, 0, 0, edns ? 1 : 0]);
  const question = Buffer.concat([...labels, Buffer.from([0, 0, TYPES[type], 0, 1])]);
  const opt = edns ? Buffer.from([0, 0, 41, 0x04, 0xd0, 0, 0, 0, 0, 0, 0]) : Buffer.alloc(0);
  return Buffer.concat([header, question, opt]);
}

function skipName(packet, at) {
  for (;;) {
    const length = packet[at];
    if (length === 0) return at + 1;
    if ((length & 0xc0) === 0xc0) return at + 2;
    at += length + 1;
  }
}

// { rcode, addresses, ede: {code, text} | null, ttl }
export function decodeAnswer(packet) {
  const counts = [4, 6, 8, 10].map((o) => packet.readUInt16BE(o));
  const out = { id: packet.readUInt16BE(0), rcode: packet[3] & 15, truncated: (packet[2] & 2) !== 0, addresses: [], ttl: null, ede: null };
  let at = 12;
  for (let i = 0; i < counts[0]; i++) at = skipName(packet, at) + 4;
  for (let i = 0; i < counts[1] + counts[2] + counts[3]; i++) {
    at = skipName(packet, at);
    const type = packet.readUInt16BE(at);
    const ttl = packet.readUInt32BE(at + 4);
    const size = packet.readUInt16BE(at + 8);
    const data = packet.subarray(at + 10, at + 10 + size);
    if (type === TYPES.A && i < counts[1]) {
      out.addresses.push([...data].join('.'));
      out.ttl = ttl;
    }
    if (type === TYPES.OPT) out.ede = readExtendedError(data) ?? out.ede;
    at += 10 + size;
  }
  return out;
}

// RFC 8914: option 15 of EDNS0.
function readExtendedError(data) {
  for (let at = 0; at + 4 <= data.length; ) {
    const code = data.readUInt16BE(at);
    const size = data.readUInt16BE(at + 2);
    if (code === 15) return { code: data.readUInt16BE(at + 4), text: data.toString('utf8', at + 6, at + 4 + size) };
    at += 4 + size;
  }
  return null;
}

export function askUdp(port, name, type = 'A', { timeout = 3000 } = {}) {
  return new Promise((resolve, reject) => {
    const socket = dgram.createSocket('udp4');
    const timer = setTimeout(() => { socket.close(); reject(new Error(`no answer for ${name} in ${timeout} ms`)); }, timeout);
    socket.on('message', (packet) => { clearTimeout(timer); socket.close(); resolve(decodeAnswer(packet)); });
    socket.on('error', reject);
    socket.send(encodeQuery(Math.floor(Math.random() * 65536), name, type), port, '127.0.0.1');
  });
}

export function askTcp(port, name, type = 'A') {
  return new Promise((resolve, reject) => {
    const query = encodeQuery(7, name, type);
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.write(Buffer.concat([Buffer.from([query.length >> 8, query.length & 255]), query]));
    });
    let got = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      got = Buffer.concat([got, chunk]);
      if (got.length >= 2 && got.length >= 2 + got.readUInt16BE(0)) { socket.destroy(); resolve(decodeAnswer(got.subarray(2))); }
    });
    socket.on('error', reject);
  });
}

export function sendRaw(port, bytes) {
  return new Promise((resolve) => {
    const socket = dgram.createSocket('udp4');
    socket.send(bytes, port, '127.0.0.1', () => setTimeout(() => { socket.close(); resolve(); }, 20));
  });
}

// A resolver that says 192.0.2.10 to every A question: the world outside, for tests.
export function startUpstream() {
  return new Promise((resolve) => {
    const socket = dgram.createSocket('udp4');
    socket.on('message', (packet, peer) => {
      const end = skipName(packet, 12) + 4;
      const isA = packet.readUInt16BE(end - 4) === TYPES.A;
      const header = Buffer.from([packet[0], packet[1], 0x81, 0x80, 0, 1, 0, isA ? 1 : 0, 0, 0, 0, 0]);
      const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 10]);
      socket.send(Buffer.concat([header, packet.subarray(12, end), isA ? answer : Buffer.alloc(0)]), peer.port, peer.address);
    });
    socket.bind(0, '127.0.0.1', () => resolve({ port: socket.address().port, stop: () => socket.close() }));
  });
}

// Asks without a pause, a few at a time, until stopped; counts what stays without an answer.
export function startLoad(port, names, { inFlight = 20 } = {}) {
  const socket = dgram.createSocket('udp4');
  const waiting = new Map();
  const counts = { sent: 0, answered: 0, lost: 0 };
  let next = 0;
  let stopping = false;
  const ask = () => {
    if (stopping) return;
    const id = next++ & 0xffff;
    counts.sent++;
    waiting.set(id, Date.now());
    socket.send(encodeQuery(id, names[next % names.length]), port, '127.0.0.1');
  };
  socket.on('message', (packet) => {
    const id = packet.readUInt16BE(0);
    if (!waiting.delete(id)) return;
    counts.answered++;
    setImmediate(ask);
  });
  for (let i = 0; i < inFlight; i++) ask();
  return {
    counts,
    async stop() {
      stopping = true;
      for (let i = 0; i < 100 && waiting.size > 0; i++) await new Promise((r) => setTimeout(r, 20));
      counts.lost = waiting.size;
      socket.close();
      return counts;
    },
  };
}
