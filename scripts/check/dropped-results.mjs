import { relative } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { inWorkspace, ROOT } from "../toolchain/workspace.mjs";

const SOURCES = ["packages/*/src", "packages/*/training", "apps/*/src", "bench", "e2e", "scripts"];
const FEWEST_FILES = 100;
const RESULT_SIDES = new Set(["Ok", "Err"]);
const DECLARED_IN = /[\\/]kernel[\\/]src[\\/]result\.ts$/;

/**
 * The places where the Result of a call is dropped: a call used as a bare statement, awaited or not, and an arrow
 * function that hands a Result to a caller who wants nothing. `isOurs` chooses the files that are looked at.
 */
export function droppedResults(program, isOurs) {
  const checker = program.getTypeChecker();
  return program.getSourceFiles().flatMap((file) => {
    if (file.isDeclarationFile || !isOurs(file.fileName)) return [];
    const found = [];
    const visit = (node) => {
      for (const call of callsWhoseValueIsDropped(node, checker)) {
        if (isResult(checker.getTypeAtLocation(call), checker)) found.push(placeOf(call, file));
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}

/** A program over every TypeScript file of the repository. */
export function repositoryProgram() {
  const { config, error } = ts.readConfigFile(inWorkspace("tsconfig.tests.json"), ts.sys.readFile);
  if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, "\n"));
  const include = SOURCES.flatMap((folder) => [`${folder}/**/*.ts`, `${folder}/**/*.tsx`]);
  const { fileNames, options } = ts.parseJsonConfigFileContent({ ...config, include }, ts.sys, ROOT);
  return ts.createProgram(fileNames, { ...options, incremental: false, tsBuildInfoFile: undefined });
}

function callsWhoseValueIsDropped(node, checker) {
  if (ts.isExpressionStatement(node)) return callsBehind(node.expression);
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body) && isForNothing(node, checker)) return callsBehind(node.body);
  return [];
}

/** The calls whose value the expression would pass on. */
function callsBehind(expression) {
  if (ts.isCallExpression(expression)) return isClearingUp(expression) ? [] : [expression];
  if (ts.isBinaryExpression(expression)) return callsBehindOperator(expression);
  if (ts.isConditionalExpression(expression)) {
    return [...callsBehind(expression.whenTrue), ...callsBehind(expression.whenFalse)];
  }
  const inner =
    ts.isVoidExpression(expression) || ts.isAwaitExpression(expression) || ts.isParenthesizedExpression(expression);
  return inner ? callsBehind(expression.expression) : [];
}

/** Whether the call only waits for a promise that has a name, and so is kept elsewhere, to clear up after it. */
function isClearingUp({ expression }) {
  const waits = ts.isPropertyAccessExpression(expression) && expression.name.text === "finally";
  return waits && ts.isIdentifier(expression.expression);
}

function callsBehindOperator({ operatorToken, left, right }) {
  switch (operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return callsBehind(right);
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.CommaToken:
      return [...callsBehind(left), ...callsBehind(right)];
    default:
      return [];
  }
}

/** Whether whoever gets this function will not look at what it returns. */
function isForNothing(arrow, checker) {
  const signatures = checker.getContextualType(arrow)?.getCallSignatures() ?? [];
  return signatures.length > 0 && signatures.every((signature) => isNothing(signature.getReturnType(), checker));
}

function isNothing(type, checker) {
  const awaited = checker.getAwaitedType(type) ?? type;
  const parts = awaited.isUnion() ? awaited.types : [awaited];
  return parts.every((part) => (part.flags & ts.TypeFlags.VoidLike) !== 0 || awaitsNothing(part, checker));
}

function awaitsNothing(part, checker) {
  const awaited = checker.getAwaitedType(part);
  return awaited !== undefined && awaited !== part && (awaited.flags & ts.TypeFlags.VoidLike) !== 0;
}

function isResult(type, checker) {
  const awaited = checker.getAwaitedType(type) ?? type;
  const parts = awaited.isUnion() ? awaited.types : [awaited];
  return parts.some((part) => {
    const symbol = part.getSymbol();
    if (symbol === undefined || !RESULT_SIDES.has(symbol.name)) return false;
    return symbol.declarations?.some((declaration) => DECLARED_IN.test(declaration.getSourceFile().fileName)) ?? false;
  });
}

function placeOf(call, file) {
  const { line } = file.getLineAndCharacterOfPosition(call.getStart(file));
  return { file: relative(ROOT, file.fileName), line: line + 1, call: call.expression.getText(file) };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const program = repositoryProgram();
  const dropped = droppedResults(program, (path) => !path.includes("/node_modules/"));
  for (const { file, line, call } of dropped) {
    process.stdout.write(`${file}:${line} drops the Result of ${call}(…): decide about its failure\n`);
  }
  const looked = program.getRootFileNames().length;
  process.stdout.write(`${looked} files looked at\n`);
  process.exitCode = dropped.length > 0 || looked < FEWEST_FILES ? 1 : 0;
}
