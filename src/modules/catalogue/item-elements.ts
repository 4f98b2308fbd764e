/**
 * Every element (要素) of an item, once: its official title, the hint an editor reads, what kind of content it has.
 * The editor, the comparison of versions, the workbook and the check of what is sent are all made from this list.
 * Titles and words: GB/T 39554.2 and the national exchange tables (up_task_general_basic/_extend/_material/_fee_project/_questions).
 */
import type { Element, Elements, Words } from './element.ts'
import { formElements } from './forms/form-elements.ts'
import { type ApplicantCost, type CancelledProof, type Fee, type HallChain, type HandlingItem, type ItemContent, itemWords, type Material, type Situation, type Step } from './item.ts'

export type { Element, Elements }

export interface ElementGroup {
  id: string
  title: string
  elements: readonly (keyof ItemContent)[]
}

const text = (title: string, hint: string, more: { maxLength?: number; pattern?: string; format?: 'date' } = {}): Element => ({ kind: 'text', title, hint, ...more })
const optional = (element: Element): Element => ({ ...element, isOptional: true })
const longText = (title: string, hint: string): Element => ({ kind: 'longText', title, hint })
const texts = (title: string, hint: string): Element => ({ kind: 'texts', title, hint })
const yesNo = (title: string, hint: string): Element => ({ kind: 'yesNo', title, hint })
const choice = (title: string, hint: string, words: Words): Element => ({ kind: 'choice', title, hint, words })
const choices = (title: string, hint: string, words: Words): Element => ({ kind: 'choices', title, hint, words })
const id: Element = text('编号', '平台生成，不用填写。', { maxLength: 40, pattern: '^[a-z0-9-]+$' })
const url = (title: string, hint: string): Element => optional(text(title, hint, { maxLength: 300, pattern: '^(https?://|/)\\S+$' }))

const materialElements = {
  id,
  name: text('材料名称', '写具体名称，不写“其他材料”“有关材料”。', { maxLength: 200 }),
  kind: choice('材料类型', '证件证书证明、申请表格文书或其他。', itemWords.materialKind),
  form: choice('材料形式', '电子、原件或复印件。', itemWords.form),
  copies: { kind: 'number', title: '份数', hint: '纸质份数；只收电子的填 0。', maximum: 99, isInteger: true },
  paperSize: optional(text('规格', '如 A4。', { maxLength: 50 })),
  source: choice('来源渠道', '申请人自备、政府部门核发或其他。', itemWords.source),
  sourceNote: optional(text('来源说明', '由谁核发、到哪里取得。', { maxLength: 300 })),
  necessary: yesNo('必要', '没有它就不能受理的为必要。'),
  deferrable: yesNo('可容缺', '可以先受理、后补交。'),
  commitment: yesNo('可告知承诺', '可以书面承诺代替。'),
  exemptBy: optional(text('免提交依据', '能代替它的电子证照或共享数据。', { maxLength: 200 })),
  waiverWay: optional(choice('免提交方式', '用什么方式免提交。', itemWords.waiverWay)),
  holder: choice('谁的材料', '配偶、父母、从业人员等他人的材料，平台不凭申请人同意查询，照常请申请人提交。', itemWords.materialHolder),
  proves: choice('登记数据要证明', '用登记数据代替时，查到什么才算数：证明“有”、证明“无”（如无房、无犯罪记录），或者只看状况。', itemWords.materialProves),
  legalBasis: optional(text('要求提供的依据', '哪部法律法规要求提交。', { maxLength: 500 })),
  acceptanceStandard: optional(longText('受理标准', '怎样算合格，窗口按此核对。')),
  fillingNotes: optional(longText('填报须知', '填写和准备时要注意什么。')),
  blankForm: url('空白表格', '空白表格的地址。'),
  sample: url('示例样表', '已填好的样表地址。'),
  remark: optional(text('备注', '其他要说明的。', { maxLength: 500 })),
} satisfies Record<keyof Material, Element>

const stepElements = {
  id,
  kind: choice('环节', '受理、审查、特别程序、决定、制证或送达。', itemWords.step),
  name: text('环节名称', '这一步做什么。', { maxLength: 100 }),
  days: { kind: 'number', title: '天数', hint: '按承诺时限的单位，可到 0.1。', maximum: 1000 },
  countedInPromise: yesNo('计入承诺时限', '特别程序不计入（行政许可法第四十五条）。'),
  office: optional(text('办理处室', '由哪个处室、岗位办理。', { maxLength: 100 })),
  basis: optional(text('特别程序依据', '特别程序的法律依据。', { maxLength: 300 })),
  note: optional(text('说明', '这一步的要求。', { maxLength: 500 })),
} satisfies Record<keyof Step, Element>

const optionElements = {
  id,
  label: text('选项', '申请人能看懂的回答。', { maxLength: 100 }),
  addMaterials: { kind: 'list', title: '增加的材料', hint: '选了它还要哪些材料。', parts: materialElements, titleOf: 'name' },
  removeMaterials: texts('减少的材料', '选了它就不用的材料名称。'),
} satisfies Record<keyof Situation['options'][number], Element>

const situationElements = {
  id,
  question: text('问题', '一次只问一件事，用平常的话。', { maxLength: 200 }),
  options: { kind: 'list', title: '选项', hint: '至少两个。', parts: optionElements, titleOf: 'label' },
} satisfies Record<keyof Situation, Element>

const feeProjectElements = {
  name: text('收费项目', '项目名称。', { maxLength: 200 }),
  standard: text('收费标准', '如每证 10 元。', { maxLength: 300 }),
  basis: optional(text('依据', '文号和名称。', { maxLength: 300 })),
  reduction: optional(text('减免', '谁可以减免、依据什么。', { maxLength: 300 })),
} satisfies Record<keyof Fee['projects'][number], Element>

const MOST_YUAN = 1_000_000
const yuan = (title: string, hint: string): Element => ({ kind: 'number', title, hint, maximum: MOST_YUAN, isInteger: true })

const costElements = {
  feesYuan: yuan('费用（元）', '规费、检测、中介等要付的钱，合计到元；不花钱的填 0。'),
  copiesYuan: yuan('复印打印（元）', '准备纸质材料要花的钱，合计到元；不用的填 0。'),
  tripsYuan: yuan('跑动（元）', '跑动次数乘以一次往返的路费，合计到元；不用跑的填 0。'),
  basis: optional(text('测算依据', '怎样算出来的，如按城区到县大厅往返公交 4 元。', { maxLength: 300 })),
} satisfies Record<keyof ApplicantCost, Element>

const hallChainElements = {
  links: choices('在大厅办的环节', '受理、审查、决定、制证、送达中在大厅办的。', itemWords.hallLink),
  reason: optional(text('其他环节不进厅的原因', '全部在大厅办的留空。', { maxLength: 500 })),
} satisfies Record<keyof HallChain, Element>

const proofElements = {
  name: text('证明名称', '取消的证明。', { maxLength: 200 }),
  class: choice('类别', '群众办事或企业办事。', itemWords.proofClass),
  reason: choice('取消理由', '法无规定的取消；有规定但能查到的不再提交。', itemWords.proofReason),
  substitute: optional(text('代替方式', '改用什么办法。', { maxLength: 200 })),
} satisfies Record<keyof CancelledProof, Element>

const handlingItemElements = {
  id,
  sequence: { kind: 'number', title: '序号', hint: '01–99，公布后不再改给别的办理项。', maximum: 99, isInteger: true },
  name: text('业务办理项名称', '如首次申请、变更、延续、补办、注销。', { maxLength: 200 }),
} satisfies Record<keyof HandlingItem, Element>

export const itemElements = {
  code: text('编码', '小写英文字母、数字和连字符，公布后不变。', { maxLength: 100, pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' }),
  name: text('事项名称', '与基本目录一致，上下级同名。', { maxLength: 200 }),
  shortNames: texts('俗称', '群众平常怎么说，查找时用。'),
  type: choice('事项类型', '依申请的六类行政权力或公共服务。', itemWords.type),
  mainItem: optional(text('主项编码', '子项填写它所属主项的编码；没有主项的留空。', { maxLength: 100, pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' })),
  localBaseCode: optional(text('地方基本编码', '地方自有编码，与国家编码并存。', { maxLength: 50 })),
  departmentName: text('实施部门', '部门的规范简称；各地由同名部门实施。', { maxLength: 100 }),
  authorityNature: choice('实施主体性质', '法定机关、授权组织或受委托组织。', itemWords.authorityNature),
  entrustedBy: optional(text('委托部门', '受委托组织必填。', { maxLength: 100 })),
  jointDepartments: texts('联办机构', '一起办理的部门。'),
  powerSource: choice('权力来源', '这项权力从哪里来。', itemWords.powerSource),
  levels: choices('行使层级', '哪几级办理。', itemWords.level),
  exerciseContent: optional(longText('行使内容', '本级具体办什么。')),
  powerDivision: optional(longText('权限划分', '各级分别决定什么。')),
  serves: { kind: 'object', title: '办事对象', hint: '个人、法人或两者。', parts: { persons: yesNo('个人', '自然人可以申请。'), enterprises: yesNo('法人', '企业和其他组织可以申请。') } },
  serviceObjects: choices('服务对象', '可以申请的七类对象。', itemWords.serviceObject),
  themes: {
    kind: 'list', title: '主题', hint: '门户按主题归类。', titleOf: 'topic',
    parts: { audience: choice('主题对象', '个人或法人。', itemWords.audience), topic: text('主题', '国家主题分类的名称。', { maxLength: 50 }) },
  },
  legalBasis: {
    kind: 'list', title: '设定依据', hint: '写明法律法规名称和条款。', titleOf: 'law',
    parts: { law: text('法律法规名称', '全称或通用简称。', { maxLength: 200 }), articles: texts('条款', '如第三十五条。') },
  },
  statutoryLimit: optional({ kind: 'duration', title: '法定办结时限', hint: '法律没有规定的留空。' }),
  statutoryLimitNote: optional(text('法定时限说明', '如哪一条规定的。', { maxLength: 300 })),
  promisedLimit: { kind: 'duration', title: '承诺办结时限', hint: '不长于法定时限；当场办结填 0。' },
  promisedLimitNote: optional(text('承诺时限说明', '如不含公示时间。', { maxLength: 300 })),
  kind: choice('办件类型', '当场办结的为即办件。', itemWords.kind),
  conditions: texts('受理条件', '一行一条，申请人能自己对照。'),
  quantityLimit: optional(text('数量限制', '没有限制的留空。', { maxLength: 256 })),
  materials: { kind: 'list', title: '申请材料', hint: '指南之外不得再要材料。', parts: materialElements, titleOf: 'name' },
  situations: { kind: 'list', title: '情形', hint: '申请人先回答，再只看自己要的材料。', parts: situationElements, titleOf: 'question' },
  steps: { kind: 'list', title: '办理环节', hint: '按先后排列；计入的天数合计等于承诺时限。', parts: stepElements, titleOf: 'name' },
  reviewPoints: texts('审查要点', '审查时逐条核对。'),
  fee: optional({
    kind: 'object', title: '收费', hint: '不收费的留空。',
    parts: {
      basis: text('收费依据', '文号和名称。', { maxLength: 300 }),
      amount: text('收费标准', '给申请人看的一句话。', { maxLength: 300 }),
      projects: { kind: 'list', title: '收费项目', hint: '逐项列出。', parts: feeProjectElements, titleOf: 'name' },
    },
  }),
  applicantCost: optional({ kind: 'object', title: '办事成本', hint: '一个申请人办一次大约花多少钱，用来算减成本；没有测算的留空。', parts: costElements }),
  onlinePayment: yesNo('支持网上支付', '不收费的不能选是。'),
  result: {
    kind: 'object', title: '办理结果', hint: '办成后申请人拿到什么。',
    parts: {
      name: text('结果名称', '如食品经营许可证；没有的写“无”。', { maxLength: 200 }),
      kind: choice('结果类型', '证照、批文、证明或无。', itemWords.resultKind),
      validity: optional(text('结果有效期', '如 5 年。', { maxLength: 200 })),
      sample: url('结果样本', '样本的地址。'),
    },
  },
  intermediary: optional(text('中介服务', '只有法律法规规定的才能列入；没有的留空。', { maxLength: 500 })),
  handlingForms: choices('办理形式', '申请人可以怎样办。', itemWords.handlingForm),
  onlineDepth: { kind: 'choice', title: '网办深度', hint: 'Ⅲ级起可以网上申请，Ⅳ级全程网办。', words: itemWords.onlineDepth, isNumber: true },
  onlineUrl: url('网办地址', '本平台之外另有入口的才填写。'),
  mobileUrl: url('移动端地址', '本平台之外另有入口的才填写。'),
  singleSignOn: yesNo('对接单点登录', '另有入口的，登录一次即可。'),
  siteVisits: { kind: 'number', title: '到办事现场次数', hint: '0 为零跑腿，1 为只跑一次。', maximum: 9, isInteger: true },
  siteVisitReason: optional(text('必须到现场的原因', '次数不为 0 时必填。', { maxLength: 1000 })),
  inHall: yesNo('进驻政务服务大厅', '原则上应进必进。'),
  notInHallReason: optional(text('不进驻的原因', '列入进驻负面清单的理由。', { maxLength: 500 })),
  hallChain: optional({ kind: 'object', title: '全链条进厅', hint: '从受理到送达，哪些环节在大厅办；还没有梳理的留空。', parts: hallChainElements }),
  supportsBooking: yesNo('支持预约办理', '可以预约时间到窗口。'),
  supportsExpress: yesNo('支持物流快递', '结果可以寄送。'),
  supportsTerminal: yesNo('支持自助终端', '可以在自助机上办。'),
  crossRegion: optional({
    kind: 'object', title: '通办范围', hint: '没有实现通办的留空。',
    parts: { scopes: texts('通办范围', '全国、跨省、全省、全市、同城。'), modes: texts('通办方式', '全程网办、异地代收代办、多地联办。') },
  }),
  consultationPhone: optional(text('咨询电话', '带区号，与投诉电话不同；留空用办理大厅的电话。', { maxLength: 50 })),
  complaintPhone: optional(text('监督投诉电话', '带区号；留空用 12345。', { maxLength: 50 })),
  reconsideration: optional(text('行政复议', '复议机关、地址、电话。', { maxLength: 500 })),
  litigation: optional(text('行政诉讼', '管辖法院、地址、电话。', { maxLength: 500 })),
  questions: {
    kind: 'list', title: '常见问题', hint: '行政许可至少一条。', titleOf: 'question',
    parts: { question: text('问题', '申请人常问的话。', { maxLength: 200 }), answer: longText('回答', '直接、完整、用平常的话。') },
  },
  withoutApplication: yesNo('免申即享', '符合条件的不用申请。'),
  instantDecision: yesNo('秒批', '由平台按规则自动作出决定。'),
  partOfLifeEvent: yesNo('“一件事”成员', '编入高效办成一件事。'),
  commitmentSystem: yesNo('告知承诺制', '整个事项实行告知承诺。'),
  townshipCategory: optional(choice('乡镇进驻类别', '乡镇（街道）进驻事项十一类之一。', itemWords.townshipCategory)),
  doorstepField: optional(choice('家门口办领域', '在家门口办的七个领域之一；不在其中的留空。', itemWords.doorstepField)),
  sinking: optional({
    kind: 'object', title: '下沉办理', hint: '上级事项怎样在基层办；没有下沉的留空。',
    parts: {
      way: choice('方式', '委托受理、授权办理或帮办代办。', itemWords.sinkingWay),
      toLevel: choice('下沉到', '哪一级。', itemWords.level),
      document: optional(text('委托或授权文书', '文号和名称。', { maxLength: 300 })),
    },
  }),
  emergingField: optional(text('新兴领域', '如跨境电商、直播带货。', { maxLength: 50 })),
  regulatoryMatter: optional(text('对应监管事项', '“互联网+监管”中的事项名称或编码。', { maxLength: 200 })),
  otherLists: {
    kind: 'list', title: '关联清单', hint: '其他清单里怎样写，名称和类型应与本目录一致。', titleOf: 'name',
    parts: { list: choice('清单', '四张清单之一。', itemWords.otherList), name: text('清单中的名称', '照抄。', { maxLength: 200 }), type: text('清单中的类型', '照抄。', { maxLength: 50 }) },
  },
  cancelledProofs: { kind: 'list', title: '取消的证明', hint: '清理掉的证明事项。', parts: proofElements, titleOf: 'name' },
  specification: optional({
    kind: 'object', title: '实施规范', hint: '行政许可逐项编制。',
    parts: {
      name: text('名称', '实施规范全称。', { maxLength: 200 }),
      url: url('地址', '公布的地址。'),
      issuedOn: optional(text('印发日期', '如 2026-01-31。', { format: 'date' })),
    },
  }),
  handlingItems: { kind: 'list', title: '业务办理项', hint: '不再细分的留空。', parts: handlingItemElements, titleOf: 'name' },
  form: optional({ kind: 'object', title: '申请表', hint: '留空用平台现有的申请表；要改问题的，在这里设计。', parts: formElements }),
  confidence: choice('可信度', '内容是否已经核实。', itemWords.confidence),
  notes: optional(longText('备注', '仅工作人员和办事指南末尾可见。')),
} satisfies Record<keyof ItemContent, Element>

/** The order in which an editor meets them. */
export const elementGroups: readonly ElementGroup[] = [
  { id: 'basic', title: '基本信息', elements: ['code', 'name', 'shortNames', 'type', 'mainItem', 'localBaseCode', 'legalBasis', 'serves', 'serviceObjects', 'themes', 'confidence', 'notes'] },
  { id: 'authority', title: '实施主体', elements: ['departmentName', 'authorityNature', 'entrustedBy', 'jointDepartments', 'powerSource', 'levels', 'exerciseContent', 'powerDivision'] },
  { id: 'limits', title: '时限', elements: ['kind', 'statutoryLimit', 'statutoryLimitNote', 'promisedLimit', 'promisedLimitNote'] },
  { id: 'conditions', title: '受理条件', elements: ['conditions', 'quantityLimit'] },
  { id: 'materials', title: '申请材料', elements: ['materials'] },
  { id: 'situations', title: '情形', elements: ['situations'] },
  { id: 'form', title: '申请表', elements: ['form'] },
  { id: 'process', title: '办理流程', elements: ['steps', 'reviewPoints', 'intermediary'] },
  { id: 'fees', title: '收费', elements: ['fee', 'applicantCost', 'onlinePayment'] },
  { id: 'result', title: '办理结果', elements: ['result', 'handlingItems'] },
  { id: 'channels', title: '怎么办', elements: ['handlingForms', 'onlineDepth', 'onlineUrl', 'mobileUrl', 'singleSignOn', 'siteVisits', 'siteVisitReason', 'inHall', 'notInHallReason', 'hallChain', 'supportsBooking', 'supportsExpress', 'supportsTerminal', 'crossRegion'] },
  { id: 'contact', title: '咨询监督', elements: ['consultationPhone', 'complaintPhone', 'reconsideration', 'litigation', 'questions'] },
  { id: 'reform', title: '改革与清单', elements: ['withoutApplication', 'instantDecision', 'partOfLifeEvent', 'commitmentSystem', 'townshipCategory', 'doorstepField', 'sinking', 'emergingField', 'regulatoryMatter', 'otherLists', 'cancelledProofs', 'specification'] },
]
