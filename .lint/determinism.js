/**
 * Bits that differ between engines have no way into the simulation: of Math only what the standard defines exactly, no
 * `**`, and no iteration over a Map or a Set. tests/house repeats it as a text scan that no inline comment can switch off.
 */
const EXACT = new Set("abs ceil clz32 floor fround imul max min round sign sqrt trunc".split(" "));

const exactMath = {
  create(context) {
    const report = (node, what) => context.report({ node, message: `${what} is not the same on every engine.` });
    const isPower = ({ operator }) => operator === "**" || operator === "**=";
    return {
      Identifier(node) {
        const { parent } = node;
        if (
          node.name !== "Math" ||
          (parent.type === "MemberExpression" && parent.property === node && !parent.computed)
        )
          return;
        const member = parent.type === "MemberExpression" && parent.object === node && !parent.computed;
        if (!member || !EXACT.has(parent.property.name))
          report(node, member ? `Math.${parent.property.name}` : "Math as a value");
      },
      BinaryExpression: (node) => isPower(node) && report(node, "**"),
      AssignmentExpression: (node) => isPower(node) && report(node, "**="),
    };
  },
};

const noHashCollection = {
  create: (context) => ({
    NewExpression({ callee }) {
      if (!/^(Weak)?(Map|Set)$/.test(callee.name ?? "")) return;
      context.report({ node: callee, message: `A ${callee.name} keeps an order of its own; state lives in arrays.` });
    },
  }),
};

export default {
  meta: { name: "determinism" },
  rules: { "exact-math": exactMath, "no-hash-collection": noHashCollection },
};
