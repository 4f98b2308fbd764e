import { type DesignCondition, designKindWords, type DesignOption, type FieldDesign, type FormDesign, type SectionDesign } from '../../../platform/forms/form-design.ts'
import { joinWords } from '../../../platform/forms/form-in-words.ts'
import type { Element, Elements } from '../element.ts'

const optional = (element: Element): Element => ({ ...element, isOptional: true })
const name = (title: string, hint: string): Element => ({ kind: 'text', title, hint, maxLength: 60, pattern: '^[a-z][A-Za-z0-9]*$' })

/** How an answer must be written; the checks are in `form-formats.ts`. */
export const formatWords = {
  'identity-number': '居民身份证号码', uscc: '统一社会信用代码', 'travel-document': '护照、通行证等证件号码', 'mobile-phone': '手机号码', phone: '手机或固定电话号码',
  'birth-certificate': '出生医学证明编号', 'driving-file': '驾驶证档案编号', 'past-date': '不晚于今天的日期',
} as const
const format: Element = { kind: 'choice', title: '写法', hint: '按什么核对。', words: formatWords }

const conditionElements = {
  field: { kind: 'text', title: '问题', hint: '看哪个问题的回答。', maxLength: 60 },
  values: { kind: 'texts', title: '回答', hint: '回答其中之一时才问。' },
} satisfies Record<keyof DesignCondition, Element>

const askedWhen = (hint: string): Element => ({ kind: 'list', title: '显示条件', hint, parts: conditionElements, titleOf: 'field' })

/** Forms designed before there was a choice do not have it; all of their conditions have to hold. */
const askedWhenJoin: Element = { kind: 'choice', title: '显示条件的关系', hint: '有几个显示条件时：任一满足就够的选“任一满足”；不选的，全部满足才问。', words: { any: joinWords.any }, isOptional: true, mayBeAbsent: true }

const optionElements = {
  id: { kind: 'text', title: '编号', hint: '平台生成，不用填写。', maxLength: 40, pattern: '^[A-Za-z0-9]+$' },
  title: { kind: 'text', title: '选项', hint: '申请人能看懂的回答。', maxLength: 100 },
} satisfies Record<keyof DesignOption, Element>

export const fieldElements = {
  id: name('编号', '平台生成，不用填写。'),
  kind: { kind: 'choice', title: '题型', hint: '怎样回答。', words: designKindWords },
  title: { kind: 'text', title: '问题', hint: '直接问，申请人一看就懂。', maxLength: 100 },
  hint: optional({ kind: 'text', title: '填写提示', hint: '写在问题下面，如“与营业执照一致”。', maxLength: 300 }),
  isRequired: { kind: 'yesNo', title: '必填', hint: '不填不能提交。' },
  minLength: optional({ kind: 'number', title: '最少字数', hint: '没有要求的留空。', maximum: 4000, isInteger: true }),
  maxLength: optional({ kind: 'number', title: '最多字数', hint: '1 到 4000。', maximum: 4000, isInteger: true }),
  format: optional(format),
  minimum: optional({ kind: 'number', title: '最小值', hint: '金额以元计。' }),
  maximum: optional({ kind: 'number', title: '最大值', hint: '金额以元计。' }),
  decimals: optional({ kind: 'number', title: '小数位数', hint: '0、1 或 2。', maximum: 2, isInteger: true }),
  unit: optional({ kind: 'text', title: '单位', hint: '如平方米、人。', maxLength: 20 }),
  options: { kind: 'list', title: '选项', hint: '至少两个。', parts: optionElements, titleOf: 'title' },
  tick: optional({ kind: 'text', title: '声明内容', hint: '申请人勾选同意的话。', maxLength: 1000 }),
  askedWhen: askedWhen('前面的问题怎样回答时才问；同一页里排在前面的也可以。'),
  askedWhenJoin,
  formatWhen: {
    kind: 'list', title: '按其他回答核对写法', hint: '如选了居民身份证，就按身份证号核对。', titleOf: 'field',
    parts: { ...conditionElements, format } satisfies Record<keyof FieldDesign['formatWhen'][number], Element>,
  },
  autocomplete: optional({ kind: 'text', title: '自动填写', hint: 'HTML 标准的名称，如 tel。', maxLength: 40, pattern: '^[a-z-]+$' }),
  inputMode: optional({ kind: 'choice', title: '键盘', hint: '手机上弹出哪种键盘。', words: { text: '普通', numeric: '数字', decimal: '带小数点的数字', tel: '电话', email: '邮箱' } }),
} satisfies Record<keyof FieldDesign, Element>

const sectionElements = {
  id: { kind: 'text', title: '编号', hint: '平台生成，不用填写。', maxLength: 40, pattern: '^[a-z0-9-]+$' },
  title: { kind: 'text', title: '页标题', hint: '这一页问什么。', maxLength: 100 },
  help: optional({ kind: 'text', title: '页说明', hint: '为什么问，一两句话。', maxLength: 500 }),
  askedWhen: askedWhen('前面的页里的问题怎样回答时才出现这一页。'),
  askedWhenJoin,
  fields: { kind: 'list', title: '问题', hint: '一页只问一件事。', parts: fieldElements, titleOf: 'title' },
} satisfies Record<keyof SectionDesign, Element>

/** 申请表 as an element of the item: designed on the screen, compared and merged question by question. */
export const formElements = {
  title: { kind: 'text', title: '表名', hint: '如食品经营许可申请表。', maxLength: 100 },
  sections: { kind: 'list', title: '页', hint: '申请人一页一页地填。', parts: sectionElements, titleOf: 'title' },
} satisfies Record<keyof FormDesign, Element> & Elements
