import { describe, expect, test } from "vitest";
import { runScript, valuesOf } from "../../support/script-environment.ts";

describe("console", () => {
  test("prints values as Node does, without colours, at their level", async () => {
    const { log } = await runScript(`
      console.log("a %d", 5, { b: [1, "x"] });
      console.info(new Map([[1, 2]])); console.debug(null);
      console.warn("careful"); console.error("bad");
      console.assert(1 === 2, "not equal"); console.dir({ deep: 1 });
    `);
    expect(log).toEqual([
      "a 5 { b: [ 1, 'x' ] }",
      "Map(1) { 1 => 2 }",
      "null",
      "warn: careful",
      "error: bad",
      "error: Assertion failed: not equal",
      "{ deep: 1 }",
    ]);
  });

  test("has groups, counters, tables and clocks", async () => {
    const { log } = await runScript(`
      console.group("outer"); console.log("inner"); console.groupEnd();
      console.count("n"); console.count("n"); console.countReset("n");
      console.table([{ a: 1 }]); console.time("t"); console.timeEnd("t"); console.clear();
    `);
    expect(log.slice(0, 4)).toEqual(["outer", "  inner", "n: 1", "n: 2"]);
    expect(log[4]).toContain("│ (index) │ a │");
    expect(log[5]).toMatch(/^t: [\d.]+ms$/u);
    expect(log).toHaveLength(6);
  });

  test("prints errors with places in the script alone", async () => {
    const { log, file } = await runScript(`console.log(new Error("x"))`);
    expect(log).toEqual([`Error: x\n    at ${file}:1:13`]);
  });
});

describe("timers", () => {
  test("call functions with their values, and texts; numbers are their ids", async () => {
    const { lines } = await runScript(`
      console.log(typeof setTimeout(function (a, b) { console.log(a, b, this === window) }, 0, 1, 2));
      setTimeout("console.log('text')", 1);
      queueMicrotask(() => console.log("microtask"));
      requestAnimationFrame((now) => console.log(typeof now));
    `);
    expect(await lines(5)).toEqual(["number", "microtask", "1 2 true", "text", "number"]);
  });

  test("can be cleared, also with the other function", async () => {
    const { lines } = await runScript(`
      clearTimeout(setTimeout(() => console.log("no"), 1));
      clearTimeout(setInterval(() => console.log("no"), 1));
      clearInterval(setTimeout(() => console.log("no"), 1));
      clearTimeout(undefined); clearInterval(12345);
      setTimeout(() => console.log("end"), 20);
    `);
    expect(await lines(1)).toEqual(["end"]);
  });

  test("go on after a callback has thrown", async () => {
    const { lines, errors, file } = await runScript(`
      var n = 0;
      var id = setInterval(() => { n++; if (n === 3) { clearInterval(id); console.log("third") } throw new Error("no " + n) }, 1);
      queueMicrotask(() => { throw "text" });
    `);
    await lines(5);
    expect(errors).toHaveLength(4);
    expect(errors[0]).toBe("Uncaught 'text'");
    expect(errors[1]).toMatch(new RegExp(`^Error: no 1\\n    at .*${file}:3:`, "u"));
  });

  test("with delays that are no numbers or too long fire at once, as in browsers", async () => {
    const { lines } = await runScript(`
      setTimeout(() => console.log("none")); setTimeout(() => console.log("text"), "abc"); setTimeout(() => console.log("long"), 2 ** 31);
    `);
    expect(await lines(3)).toEqual(["none", "text", "long"]);
  });

  test("end with the environment", async () => {
    const { lines, environment, log } = await runScript(`setInterval(() => console.log("tick"), 1)`);
    await lines(1);
    environment.dispose();
    const count = log.length;
    await new Promise((resolve) => void setTimeout(resolve, 10));
    expect(log).toHaveLength(count);
  });
});

test("the page is there for scripts that touch it, and shows nothing", async () => {
  expect(
    await valuesOf([
      `(document.title = "Room", document.title)`,
      `typeof document.addEventListener("keydown", () => {}), document.getElementById("a"), document.querySelectorAll("a").length`,
      `(() => { const a = document.createElement("a"); a.href = "x"; a.download = "y"; a.setAttribute("z", 1); document.body.appendChild(a); a.click(); a.remove(); return a.href + a.getAttribute("z") + a.tagName })()`,
      `typeof navigator.userAgent, navigator.language, navigator.onLine`,
      `location.protocol, String(location), location.reload()`,
      `prompt("?"), confirm("?"), alert("hello"), window.innerWidth`,
      `typeof new Audio("a.mp3").play().then, Intl.NumberFormat("de").format(1.5)`,
    ]),
  ).toEqual([
    "Room",
    "undefined null 0",
    "x1A",
    "string en true",
    "http: http://localhost/headless undefined",
    "hello",
    "null false undefined 1280",
    "function 1,5",
  ]);
});

test("the web's functions and classes work, on objects of the script's own", async () => {
  expect(
    await valuesOf([
      `new URL("../b?c=1", "http://a.test/x/y").href, new URLSearchParams("a=1&a=2").getAll("a") instanceof Array, URL.canParse("::")`,
      `Array.from(new URLSearchParams({ a: "1" })), [...new Headers({ B: "2" }).keys()]`,
      `atob("YQ=="), btoa("a"), new TextDecoder().decode(new TextEncoder().encode("é"))`,
      `new TextEncoder().encode("a") instanceof Uint8Array, new TextEncoder().encode("a").buffer instanceof ArrayBuffer`,
      `/^[0-9a-f-]{36}$/.test(crypto.randomUUID()), crypto.getRandomValues(new Uint8Array(4)).length`,
      `performance.now() > 0, performance.timeOrigin > 1e12`,
      `(() => { const a = { d: new Date(0), m: new Map([[1, [2]]]) }; a.self = a; const b = structuredClone(a); return [b !== a, b.self === b, b.d instanceof Date, b.m.get(1) instanceof Array] })()`,
      `(() => { const c = new AbortController(); c.abort(); return [c.signal.aborted, c.signal.reason instanceof DOMException, c.signal.reason instanceof Error, c.signal.reason.name] })()`,
      `(() => { try { atob("%") } catch (e) { return [e instanceof DOMException, e.name, e.code] } })()`,
      `(() => { try { new URL("::") } catch (e) { return [e instanceof TypeError, e.message] } })()`,
      `(() => { const f = new FormData(); f.append(null, new File([new Uint8Array([65])], "r.hbr2", { type: "text/plain" })); f.append("j", "{}"); return [...f].map(([k, v]) => k + "=" + (v instanceof File ? v.name + v.size + v.type : v)) })()`,
      `new Blob(["a", new Blob(["b"])]).size, URL.createObjectURL(new Blob(["a"])).startsWith("blob:")`,
      `[fetch, URL, setTimeout, localStorage.getItem].every((f) => f instanceof Function), URL.name, new URL("http://a.test") instanceof Object`,
    ]),
  ).toEqual([
    "http://a.test/b?c=1 true false",
    "[ [ 'a', '1' ] ] [ 'b' ]",
    "a YQ== é",
    "true true",
    "true 4",
    "true true",
    "[ true, true, true, true ]",
    "[ true, true, true, 'AbortError' ]",
    "[ true, 'InvalidCharacterError', 5 ]",
    "[ true, 'Invalid URL' ]",
    "[ 'null=r.hbr21text/plain', 'j={}' ]",
    "2 true",
    "true URL true",
  ]);
});

test("the web's promises are the script's own", async () => {
  const { lines, errors } = await runScript(`
    (async () => {
      const blob = new Blob(["text"]);
      console.log(blob.text() instanceof Promise, await blob.text(), (await blob.arrayBuffer()) instanceof ArrayBuffer);
      const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(""));
      console.log([...new Uint8Array(hash)].slice(0, 2));
      const key = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, true, ["sign", "verify"]);
      const signature = await crypto.subtle.sign("HMAC", key, new Uint8Array(1));
      console.log(key instanceof CryptoKey, await crypto.subtle.verify("HMAC", key, signature, new Uint8Array(1)));
      await crypto.subtle.digest("none", new Uint8Array()).catch((e) => console.log(e instanceof Error, e.name));
      for await (const chunk of new Response("chunk").body) console.log(chunk instanceof Uint8Array, chunk.length);
      console.log(await new Response('{"a":[1]}').json().then((v) => v.a instanceof Array && v instanceof Object));
    })();
  `);
  expect(await lines(6)).toEqual([
    "true text true",
    "[ 227, 176 ]",
    "true true",
    "true NotSupportedError",
    "true 5",
    "true",
  ]);
  expect(errors).toEqual([]);
});

test("FileReader reads blobs in every form", async () => {
  const { lines, errors } = await runScript(`
    const read = (method, blob) => new Promise((done) => {
      const reader = new FileReader();
      reader.onload = (e) => done([e.target === reader, reader.readyState === FileReader.DONE, reader.result]);
      reader[method](blob);
    });
    (async () => {
      const blob = new Blob([new Uint8Array([195, 169])], { type: "text/plain" });
      for (const method of ["readAsText", "readAsBinaryString", "readAsDataURL"]) console.log(...await read(method, blob));
      const [, , buffer] = await read("readAsArrayBuffer", new File([blob], "r.hbr2"));
      console.log(buffer instanceof ArrayBuffer, buffer.byteLength);
      try { new FileReader().readAsText("text") } catch (e) { console.log(e instanceof TypeError) }
    })();
  `);
  expect(await lines(5)).toEqual([
    "true true é",
    "true true Ã©",
    "true true data:text/plain;base64,w6k=",
    "true 2",
    "true",
  ]);
  expect(errors).toEqual([]);
});

test("top-level names of scripts may be those of the page", async () => {
  const { log } = await runScript(`
    const name = 1, top = 2, parent = 3, location = 4, status = 5, history = 6, self = 7;
    let event = 8, localStorage = 9; class Event {} function fetch() { return 10 } var document = 11, URL = "12";
    console.log(name + top + parent + location + status + history + self + event + localStorage + fetch() + document, URL, typeof Event);
  `);
  expect(log).toEqual(["66 12 function"]);
});

test("objects of classes that have no name in the scope are the script's own as well", async () => {
  const { lines, errors } = await runScript(`
    const reader = new Blob(["abc"]).stream().getReader({ mode: "byob" });
    console.log(reader.constructor.constructor("return typeof process")(), reader instanceof Object);
    reader.read(new Uint8Array(8)).then(({ value, done }) => console.log(value.length, value instanceof Uint8Array, done));
  `);
  expect(await lines(2)).toEqual(["undefined true", "3 true false"]);
  expect(errors).toEqual([]);
});

test("events work, with classes and listeners of the script", async () => {
  const { log, errors } = await runScript(`
    class Source extends EventTarget { constructor() { super(); this.field = 1 } }
    const source = new Source(), detail = { a: 1 };
    const listener = function (e) { console.log(e.type, e.target === source, this === source, e.target.field, e.detail === detail, e instanceof CustomEvent) };
    source.addEventListener("x", listener);
    source.addEventListener("x", { handleEvent(e) { console.log("object", e.type) } });
    source.addEventListener("x", () => { throw new Error("in a listener") });
    source.addEventListener("x", () => console.log("once"), { once: true });
    source.dispatchEvent(new CustomEvent("x", { detail }));
    source.removeEventListener("x", listener);
    console.log(source.dispatchEvent(new Event("x")));
    console.log(Object.prototype.toString.call(new Event("x")), new Event("x").bubbles, new Event("x") + "");
  `);
  expect(log).toEqual([
    "x true true 1 true true",
    "object x",
    "once",
    "object x",
    "true",
    "[object Event] false [object Event]",
  ]);
  expect(errors).toHaveLength(2);
  expect(errors[0]).toMatch(/^Error: in a listener\n {4}at .*bot\.js:7:/u);
});
