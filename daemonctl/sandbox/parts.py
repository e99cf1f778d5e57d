"""The calibration modules, in the text format. To change one is to change the unit of work."""

from __future__ import annotations

EMPTY = """(module (memory (export "memory") 1) (func (export "_start")))"""

INTEGER = """(module (memory (export "memory") 1)
  ;; xorshift, multiplication, bit counting, a branch that cannot be foretold
  (func (export "_start") (local $n i32) (local $x i64) (local $sum i64)
    (local.set $n (i32.const 6000000))
    (local.set $x (i64.const 88172645463325252))
    (loop $again
      (local.set $x (i64.xor (local.get $x) (i64.shl (local.get $x) (i64.const 13))))
      (local.set $x (i64.xor (local.get $x) (i64.shr_u (local.get $x) (i64.const 7))))
      (local.set $x (i64.xor (local.get $x) (i64.shl (local.get $x) (i64.const 17))))
      (if (i64.eqz (i64.and (local.get $x) (i64.const 3)))
        (then (local.set $sum (i64.add (local.get $sum) (i64.popcnt (local.get $x)))))
        (else (local.set $sum
          (i64.mul (i64.add (local.get $sum) (local.get $x)) (i64.const 6364136223846793005)))))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (i64.store (i32.const 0) (local.get $sum))))"""

FLOATING = """(module (memory (export "memory") 1)
  ;; a chain like that of error diffusion beside four sums like those of a filter
  (func (export "_start")
    (local $n i32) (local $x f64) (local $error f64) (local $bit f64)
    (local $a f64) (local $b f64) (local $c f64) (local $d f64)
    (local.set $n (i32.const 3000000))
    (local.set $x (f64.const 0.37))
    (loop $again
      (local.set $x (f64.mul (f64.const 3.9)
        (f64.mul (local.get $x) (f64.sub (f64.const 1) (local.get $x)))))
      (local.set $error (f64.add (local.get $x) (f64.mul (local.get $error) (f64.const 0.4375))))
      (local.set $bit (select (f64.const 1) (f64.const 0)
        (f64.ge (local.get $error) (f64.const 0.5))))
      (local.set $error (f64.sub (local.get $error) (local.get $bit)))
      (local.set $a (f64.add (local.get $a) (f64.mul (local.get $x) (f64.const 0.1875))))
      (local.set $b (f64.add (local.get $b) (f64.mul (local.get $x) (f64.const 0.3125))))
      (local.set $c (f64.add (local.get $c) (f64.mul (local.get $error) (local.get $error))))
      (local.set $d (f64.add (local.get $d) (f64.sqrt (local.get $x))))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (f64.store (i32.const 0) (f64.add (f64.add (local.get $a) (local.get $b))
      (f64.add (local.get $c) (local.get $d))))))"""

MEMORY = """(module (memory (export "memory") 64)
  ;; 4 MiB: written in order, then read and written all over, each place hanging on the last
  (func (export "_start") (local $n i32) (local $at i32)
    (loop $fill
      (i32.store (local.get $at) (i32.mul (local.get $at) (i32.const -1640531535)))
      (br_if $fill (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4)))
        (i32.const 4194304))))
    (local.set $at (i32.const 0))
    (local.set $n (i32.const 1200000))
    (loop $again
      (local.set $at (i32.and (i32.const 4194300) (i32.add (i32.load (local.get $at))
        (i32.mul (local.get $n) (i32.const 1013904223)))))
      (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (local.get $n)))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))))"""
