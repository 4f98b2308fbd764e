import { evaluate, parseExpression, SyntaxError as FeelSyntaxError } from '@bpmn-io/feelin'
import type { Facts, FactValue, RuleOutcome } from './rule-set.ts'

type SyntaxNode = ReturnType<typeof parseExpression>['topNode']

/** What is wrong with an expression, and where: characters from the beginning, end excluded. */
export interface ExpressionProblem {
  message: string
  from: number
  to: number
}

/**
 * What FEEL may use here: comparisons and simple functions over single facts. Loops, user functions, text patterns and the
 * clock stay out: a rule always ends at once and gives the same answer for the same facts.
 */
const FUNCTIONS = new Set(['not', 'list contains', 'contains', 'starts with', 'ends with', 'string length', 'count', 'abs', 'floor', 'ceiling'])
const NODES = new Set([
  'Expression', 'Conjunction', 'Disjunction', 'Comparison', 'CompareOp', 'ArithmeticExpression', 'ArithOp', 'ParenthesizedExpression', 'FunctionInvocation', 'PositionalParameters',
  'VariableName', 'Identifier', 'StringLiteral', 'NumericLiteral', 'BooleanLiteral', 'DateTimeLiteral', 'DateTimeConstructor', 'AtLiteral', 'PositiveUnaryTests', 'PositiveUnaryTest',
  'SimplePositiveUnaryTest', 'Interval', 'List', 'LineComment', 'BlockComment', 'and', 'or', 'in', 'between', 'date', '(', ')', '[', ']', ',', '..',
])
/** Long enough for any condition, short enough to be read by whoever is told why. */
export const MAX_EXPRESSION_CHARACTERS = 500

export type FactKind = 'text' | 'number' | 'boolean' | 'texts'
/** The facts a rule may use, and what each of them is. */
export type FactKinds = ReadonlyMap<string, FactKind | undefined>

const kindWords: Record<FactKind, string> = { text: '文字', number: '数字', boolean: '是或否', texts: '多项文字' }

interface Parsed {
  problems: ExpressionProblem[]
  /** The facts it looks at. */
  names: string[]
}

/** What is wrong with an expression, place by place; nothing when it may be used. */
export function checkExpression(expression: string, kinds: FactKinds): ExpressionProblem[] {
  const { problems } = parse(expression, kinds)
  if (problems.length > 0) return problems
  try {
    evaluate(expression, Object.fromEntries([...kinds.keys()].map((name) => [name, null])))
    return []
  } catch (error) {
    return [toProblem(error, expression)]
  }
}

/** The facts an expression looks at, in the order it names them. */
export const namesIn = (expression: string, kinds: FactKinds): string[] => parse(expression, kinds).names

const kindsOf = (facts: Facts): FactKinds => new Map(Object.entries(facts).map(([name, value]) => [name, kindOf(value)]))

function kindOf(value: FactValue): FactKind | undefined {
  if (value === null) return undefined
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'texts'
}

/**
 * How a rule comes out. Only a plain `true` holds. A fact that nobody knows makes it unknown, whatever FEEL would make of it
 * (`null = "有效"` is `false` there): not knowing is no reason against anybody.
 */
export function evaluateExpression(expression: string, facts: Facts): RuleOutcome {
  const { problems, names } = parse(expression, kindsOf(facts))
  if (problems.length > 0) return 'broken'
  if (names.some((name) => facts[name] === null)) return 'unknown'
  try {
    const { value, warnings } = evaluate(expression, { ...facts })
    if (warnings.length > 0 || typeof value !== 'boolean') return 'broken'
    return value ? 'holds' : 'fails'
  } catch {
    // Whatever a rule does wrong, people decide.
    return 'broken'
  }
}

function parse(expression: string, known: FactKinds): Parsed {
  if (expression.trim() === '') return { problems: [{ message: '请填写条件。', from: 0, to: 0 }], names: [] }
  if (expression.length > MAX_EXPRESSION_CHARACTERS) return { problems: [{ message: `条件最多 ${MAX_EXPRESSION_CHARACTERS} 个字，请拆成几条规则。`, from: MAX_EXPRESSION_CHARACTERS, to: expression.length }], names: [] }
  const problems: ExpressionProblem[] = []
  const names: string[] = []
  const add = (message: string, { from, to }: { from: number; to: number }) => problems.push({ message, from, to })
  const tree = parseExpression(expression, Object.fromEntries([...known.keys()].map((name) => [name, null])), undefined)
  tree.iterate({
    enter(node) {
      const text = expression.slice(node.from, node.to)
      if (node.name === 'Comparison') {
        const [first, ...others] = [...new Set(operandKinds(node.node, expression, known))]
        // FEEL makes `"有效" > 3` false, and its negation true: a slip would grant.
        if (first && others[0]) add(`${kindWords[first]}不能和${kindWords[others[0]]}比较。${first === 'texts' || others[0] === 'texts' ? '多项文字请用 list contains(…, …)。' : ''}`, node)
      }
      if (node.type.isError) add('这里没有写完，或多了符号。', node)
      else if (node.name === 'ArithOp' && text === '**') add('不能用乘方。', node)
      else if (node.name === 'VariableName') {
        const isCalled = node.node.parent?.name === 'FunctionInvocation' && node.node.prevSibling === null
        if (isCalled && !FUNCTIONS.has(text)) add(`不能用「${text}」。可以用：${[...FUNCTIONS].join('、')}。`, node)
        if (!isCalled && !known.has(text)) add(`没有「${text}」这个事实，请从事实清单中选择。`, node)
        if (!isCalled && known.has(text) && !names.includes(text)) names.push(text)
        return false
      } else if (!NODES.has(node.name)) {
        add(`这里的写法不支持（${text.slice(0, 20)}）。请写成对事实的比较，用 and、or、not(…) 连接。`, node)
        return false
      }
      return true
    },
  })
  return { problems, names }
}

const LITERAL_KINDS: Readonly<Record<string, FactKind>> = { StringLiteral: 'text', NumericLiteral: 'number', BooleanLiteral: 'boolean' }

/** What is compared, as far as it can be told from the text: facts and literals, also those of an `in (…)`. */
function operandKinds(node: SyntaxNode, expression: string, known: FactKinds): FactKind[] {
  const kinds: FactKind[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const kind = child.name === 'VariableName' ? known.get(expression.slice(child.from, child.to)) : LITERAL_KINDS[child.name]
    if (kind) kinds.push(kind)
    else if (/UnaryTests?$|^Interval$|^ParenthesizedExpression$/.test(child.name)) kinds.push(...operandKinds(child, expression, known))
  }
  return kinds
}

function toProblem(error: unknown, expression: string): ExpressionProblem {
  if (error instanceof FeelSyntaxError) return { message: '这里没有写完，或多了符号。', from: error.position.from, to: error.position.to }
  return { message: '这个条件不能计算，请检查写法。', from: 0, to: expression.length }
}
