import { completeContent } from '../../src/modules/catalogue/element-rules.ts'
import { type ItemContent, itemWords, type Material, type Situation, type Step } from '../../src/modules/catalogue/item.ts'
import { createDice, type Dice } from '../../src/demo-city/invented-names.ts'

/** Departments that every county of the demo city has. */
const DEPARTMENTS = ['市场监督管理局', '公安局', '人力资源和社会保障局', '民政局', '文化和旅游局', '交通运输局', '农业农村局', '住房和城乡建设局'] as const
const SUBJECTS = ['食品小作坊', '渔船', '民宿', '诊所', '养老机构', '幼儿园', '茶馆', '停车场', '种子', '特种设备', '户外广告', '劳务派遣', '兽药', '道路货运', '人防工程', '临时用地'] as const
const ACTS = ['设立许可', '变更登记', '延续核准', '注销', '备案', '补贴申领', '资格认定', '年度核验'] as const
const TOPICS = { persons: ['创业', '生育', '养老', '就医'], enterprises: ['开办', '变更', '用工', '纳税'] } as const
const MATERIALS = ['申请表', '身份证明', '场所使用证明', '健康证明', '平面图', '安全承诺书', '委托书', '合格证', '审计报告', '从业人员名单', '环境评估表', '照片'] as const
const QUESTIONS = ['场所是谁的？', '第一次办理吗？', '有没有雇工？', '在城区还是乡村？'] as const

const keys = <Code extends string>(words: Readonly<Record<Code, string>>): Code[] => Object.keys(words) as Code[]

/**
 * `count` items, all different and all valid, with every element of the registry said by some of them; the same at every
 * run with the same seed. For tests and benchmarks: names are invented and mean nothing.
 */
export function* generateItems(count: number, seed = 1): Generator<ItemContent> {
  for (let index = 0; index < count; index++) yield generateItem(createDice(seed * 1_000_003 + index), index)
}

function generateItem(dice: Dice, index: number): ItemContent {
  const some = (share: number) => dice.below(100) < share
  const maybe = <T>(share: number, value: () => T): T | null => (some(share) ? value() : null)
  const days = dice.below(4) === 0 ? 0 : 1 + dice.below(20)
  const serviceObjects = keys(itemWords.serviceObject).filter(() => some(40))
  if (serviceObjects.length === 0) serviceObjects.push('person')
  const persons = serviceObjects.includes('person')
  const materials = pickMany(dice, MATERIALS, 2 + dice.below(6)).map((name, at) => generateMaterial(dice, name, `m${at + 1}`))
  const siteVisits = dice.below(3)
  const inHall = !some(10)
  const fee = some(30)
  const suffix = index.toString(36)
  return completeContent({
    code: `generated-${suffix}`,
    name: `${dice.pick(SUBJECTS)}${dice.pick(ACTS)}（第 ${index + 1} 类）`,
    shortNames: pickMany(dice, ['办证', '开店', '备案', '领补贴'], dice.below(3)),
    type: dice.pick(keys(itemWords.type)),
    mainItem: null,
    localBaseCode: maybe(20, () => `YH${String(index).padStart(8, '0')}`),
    departmentName: dice.pick(DEPARTMENTS),
    authorityNature: dice.pick(keys(itemWords.authorityNature)),
    entrustedBy: maybe(10, () => '市级主管部门'),
    jointDepartments: pickMany(dice, DEPARTMENTS, dice.below(3)),
    powerSource: dice.pick(keys(itemWords.powerSource)),
    levels: some(50) ? ['city', 'county'] : ['county'],
    exerciseContent: maybe(20, () => '受理申请；\n核查场所，作出决定。'),
    powerDivision: maybe(20, () => '市级负责市直单位，县级负责其余。'),
    serves: { persons, enterprises: true },
    serviceObjects,
    themes: [{ audience: persons ? 'persons' : 'enterprises', topic: dice.pick(TOPICS[persons ? 'persons' : 'enterprises']) }],
    legalBasis: pickMany(dice, ['行政许可法', '市场主体登记管理条例', '云湖市·湖区管理办法', '食品安全法'], 1 + dice.below(2)).map((law) => ({ law, articles: pickMany(dice, ['第三条', '第十二条第一款', '第三十五条、附件二'], dice.below(3)) })),
    statutoryLimit: maybe(70, () => ({ amount: days + 5 + dice.below(30), unit: 'workday' as const })),
    statutoryLimitNote: maybe(20, () => '第十二条规定'),
    promisedLimit: { amount: days, unit: 'workday' },
    promisedLimitNote: maybe(20, () => '不含公示的时间'),
    kind: days === 0 ? 'immediate' : 'promised',
    conditions: pickMany(dice, ['有固定场所；面积不少于 20 平方米', '从业人员健康', '无重大违法记录', '已取得前置批准'], 1 + dice.below(4)),
    quantityLimit: maybe(10, () => '每年不超过 100 件'),
    materials,
    situations: generateSituations(dice, materials),
    steps: generateSteps(dice, days),
    reviewPoints: pickMany(dice, ['申请表填写完整', '印章与名称一致；日期有效', '场所与图纸相符'], dice.below(4)),
    fee: fee ? { basis: '收费管理目录', amount: '按件收取', projects: pickMany(dice, ['工本费', '检验费', '公告费'], dice.below(3)).map((name) => ({ name, standard: `每件 ${1 + dice.below(90)} 元`, basis: maybe(50, () => '收费管理目录'), reduction: maybe(30, () => '低保户免收') })) } : null,
    onlinePayment: fee && some(60),
    result: { name: some(80) ? `${dice.pick(SUBJECTS)}证明` : '无', kind: dice.pick(keys(itemWords.resultKind)), validity: maybe(50, () => '5 年'), sample: maybe(10, () => `/samples/${suffix}.png`) },
    intermediary: maybe(10, () => '检验检测'),
    handlingForms: pickMany(dice, keys(itemWords.handlingForm), 1 + dice.below(5)),
    onlineDepth: dice.pick([1, 2, 3, 4] as const),
    onlineUrl: maybe(10, () => `https://yunhu.example/apply/${suffix}?from=catalogue&lang=zh`),
    mobileUrl: maybe(10, () => `https://yunhu.example/m/${suffix}`),
    singleSignOn: some(30),
    siteVisits,
    siteVisitReason: siteVisits > 0 ? '现场核对原件' : null,
    inHall,
    notInHallReason: inHall ? null : '涉密事项',
    supportsBooking: some(50),
    supportsExpress: some(50),
    supportsTerminal: some(20),
    crossRegion: maybe(20, () => ({ scopes: ['全市'], modes: ['全程网办', '异地代收代办'] })),
    consultationPhone: maybe(50, () => `0000-${String(1_000_000 + dice.below(8_999_999))}`),
    complaintPhone: maybe(30, () => '12345'),
    reconsideration: maybe(20, () => '本级人民政府'),
    litigation: maybe(20, () => '有管辖权的人民法院'),
    questions: pickMany(dice, ['要本人来吗？', '多久能领到？', '可以邮寄吗？'], dice.below(3)).map((question) => ({ question, answer: some(50) ? '可以。\n请带身份证件。' : '不用。' })),
    withoutApplication: some(5),
    instantDecision: some(5),
    partOfLifeEvent: some(10),
    commitmentSystem: some(20),
    townshipCategory: maybe(20, () => dice.pick(keys(itemWords.townshipCategory))),
    sinking: maybe(10, () => ({ way: dice.pick(keys(itemWords.sinkingWay)), toLevel: dice.pick(['township', 'village'] as const), document: maybe(50, () => '云政办〔2026〕3号') })),
    doorstepField: maybe(20, () => dice.pick(keys(itemWords.doorstepField))),
    hallChain: maybe(20, () => ({ links: pickMany(dice, keys(itemWords.hallLink), 1 + dice.below(5)), reason: maybe(50, () => '由专家组评审') })),
    applicantCost: maybe(20, () => ({ feesYuan: dice.below(500), copiesYuan: dice.below(20), tripsYuan: dice.below(60), basis: maybe(50, () => '按往返公交 4 元测算') })),
    emergingField: maybe(5, () => '直播带货'),
    regulatoryMatter: maybe(20, () => '对经营场所的检查'),
    otherLists: maybe(10, () => [{ list: dice.pick(keys(itemWords.otherList)), name: '同名事项', type: '行政许可' }]) ?? [],
    cancelledProofs: pickMany(dice, ['无犯罪记录证明', '居住证明', '收入证明'], dice.below(2)).map((name) => ({ name, class: dice.pick(keys(itemWords.proofClass)), reason: dice.pick(keys(itemWords.proofReason)), substitute: maybe(50, () => '告知承诺') })),
    specification: maybe(20, () => ({ name: '实施规范', url: maybe(50, () => 'https://yunhu.example/norms/1'), issuedOn: maybe(50, () => '2026-01-31') })),
    handlingItems: pickMany(dice, ['首次申请', '变更', '延续', '补办', '注销'], dice.below(4)).map((name, at) => ({ id: `n${at + 1}`, sequence: at + 1, name })),
    confidence: dice.pick(keys(itemWords.confidence)),
    notes: maybe(20, () => '以最新公布的为准。\n有疑问请拨打 12345。'),
  })
}

function generateMaterial(dice: Dice, name: string, id: string): Material {
  const some = (share: number) => dice.below(100) < share
  const maybe = <T>(share: number, value: () => T): T | null => (some(share) ? value() : null)
  const form = dice.pick(keys(itemWords.form))
  const exemptBy = maybe(30, () => '居民身份证电子证照')
  return {
    id, name, form,
    copies: form === 'electronic' ? 0 : 1 + dice.below(3),
    source: dice.pick(keys(itemWords.source)),
    necessary: some(80), deferrable: some(20), commitment: some(20), exemptBy,
    waiverWay: exemptBy === null ? null : dice.pick(keys(itemWords.waiverWay)), holder: 'applicant', proves: 'entry',
    kind: dice.pick(keys(itemWords.materialKind)),
    sourceNote: maybe(20, () => '由户籍地派出所核发'),
    paperSize: maybe(40, () => 'A4'),
    blankForm: maybe(20, () => `/forms/${id}.docx`),
    sample: maybe(20, () => `/samples/${id}.pdf`),
    fillingNotes: maybe(30, () => '用黑色墨水填写；\n逐页签字。'),
    acceptanceStandard: maybe(30, () => '信息完整、清晰，与申请一致。'),
    legalBasis: maybe(40, () => '食品安全法第三十五条'),
    remark: maybe(10, () => '原件核对后退还'),
  }
}

/** Two options, one of which brings a material the item does not ask for anyway. */
function generateSituations(dice: Dice, materials: readonly Material[]): Situation[] {
  return pickMany(dice, QUESTIONS, dice.below(3)).map((question, at) => {
    const id = `q${at + 1}`
    return {
      id, question,
      options: [
        { id: 'o1', label: '是', addMaterials: [], removeMaterials: dice.below(2) === 0 ? [materials[dice.below(materials.length)]!.name] : [] },
        { id: 'o2', label: '否', addMaterials: dice.below(2) === 0 ? [generateMaterial(dice, `补充说明${at + 1}`, `${id}o2m1`)] : [], removeMaterials: [] },
      ],
    }
  })
}

function generateSteps(dice: Dice, days: number): Step[] {
  const step = (kind: Step['kind'], name: string, amount: number, more: Partial<Step> = {}): Omit<Step, 'id'> =>
    ({ kind, name, days: amount, countedInPromise: true, office: dice.below(3) === 0 ? '审批科' : null, basis: null, note: dice.below(5) === 0 ? '当日转交' : null, ...more })
  const review = Math.floor(days / 2)
  const steps = [
    step('accept', '受理', 0),
    ...(review > 0 ? [step('review', '审查', review)] : []),
    ...(dice.below(5) === 0 ? [step('specialProcedure', '专家评审', 15, { countedInPromise: false, basis: '行政许可法第四十五条' })] : []),
    step('decide', '决定', days - review),
    ...(dice.below(2) === 0 ? [step('makeCertificate', '制证', 0)] : []),
    step('deliver', '送达', 0),
  ]
  return steps.map((each, at) => ({ id: `s${at + 1}`, ...each }))
}

/** Different ones, in their own order. */
function pickMany<T>(dice: Dice, from: readonly T[], count: number): T[] {
  const left = [...from]
  return Array.from({ length: Math.min(count, from.length) }, () => left.splice(dice.below(left.length), 1)[0]!)
}
