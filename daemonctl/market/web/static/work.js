// The work that a market wants for an account: a nonce with which SHA-256(challenge + ":" + nonce)
// begins with so many zero bits. In steps, so that the page stays awake. Without this script the
// page says which command does the same.
"use strict";
(() => {
  const form = document.getElementById("work");
  if (!form) return;
  const button = form.querySelector("button");
  const meter = form.querySelector("progress");
  const bits = Number(form.dataset.bits);
  const STEP = 20000;

  // The constants of SHA-256: the first bits of the roots of the first primes.
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const fraction = (x) => ((x - Math.floor(x)) * 4294967296) | 0;
  const K = Int32Array.from(primes, (p) => fraction(Math.cbrt(p)));
  const START = Int32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p)));
  const W = new Int32Array(64);

  const turn = (x, n) => (x >>> n) | (x << (32 - n));

  function block(state, bytes, at) {
    for (let i = 0; i < 16; i++) {
      const j = at + 4 * i;
      W[i] = (bytes[j] << 24) | (bytes[j + 1] << 16) | (bytes[j + 2] << 8) | bytes[j + 3];
    }
    for (let i = 16; i < 64; i++) {
      const x = W[i - 15], y = W[i - 2];
      W[i] = (W[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + W[i - 7]
        + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const s = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
      const t = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + s) | 0;
      d = c; c = b; b = a; a = (s + t) | 0;
    }
    return [state[0] + a | 0, state[1] + b | 0, state[2] + c | 0, state[3] + d | 0,
      state[4] + e | 0, state[5] + f | 0, state[6] + g | 0, state[7] + h | 0];
  }

  const text = new TextEncoder().encode(`${form.dataset.challenge}:`);
  // Whole blocks of the challenge are worked through once.
  const whole = text.length - (text.length % 64);
  let begun = START;
  for (let at = 0; at < whole; at += 64) begun = block(begun, text, at);
  const rest = text.slice(whole);

  function solves(nonce) {
    const size = rest.length + nonce.length;
    const bytes = new Uint8Array(size + 9 > 64 ? 128 : 64);
    bytes.set(rest);
    for (let i = 0; i < nonce.length; i++) bytes[rest.length + i] = nonce.charCodeAt(i);
    bytes[size] = 0x80;
    new DataView(bytes.buffer).setUint32(bytes.length - 4, (whole + size) * 8);
    let state = block(begun, bytes, 0);
    if (bytes.length > 64) state = block(state, bytes, 64);
    if (bits <= 32) return bits === 0 || state[0] >>> (32 - bits) === 0;
    return state[0] === 0 && state[1] >>> (64 - bits) === 0;
  }

  function work(tried) {
    for (let number = tried; number < tried + STEP; number++) {
      const nonce = number.toString(16);
      if (solves(nonce)) {
        form.elements.nonce.value = nonce;
        form.submit();
        return;
      }
    }
    meter.value = Math.min(0.99, 1 - Math.exp(-tried / 2 ** bits));
    setTimeout(work, 0, tried + STEP);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    button.disabled = true;
    button.textContent = "Working…";
    meter.hidden = false;
    setTimeout(work, 0, 0);
  });
  form.hidden = false;
  document.getElementById("by-command").hidden = true;
})();
