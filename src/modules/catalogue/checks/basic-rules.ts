import { type CheckRule, type Finding, findingIf, isBlank } from './check-rule.ts'
import { type Element, type Elements, itemElements } from '../item-elements.ts'
import { FIRST_DEPTH_WITH_APPLICATION } from '../element-rules.ts'
import { type ItemContent, itemWords, type OtherList } from '../item.ts'

/** Themes under which a matter also stands on the list of that name. */
const LIST_OF_THEME: Readonly<Record<string, OtherList>> = { 投资项目: 'investment', 投资审批: 'investment', 工程建设: 'construction' }

export const basicRules: readonly CheckRule[] = [
  {
    id: 'departmentExists',
    title: '实施部门是本市有的部门',
    source: 'GB/T 39554.2 实施主体',
    severity: 'block', problem: 'elements', elements: ['departmentName', 'jointDepartments'],
    find: ({ departmentName, jointDepartments }, { isDepartment }) => [
      ...findingIf(!isBlank(departmentName) && !isDepartment(departmentName), 'departmentName', `组织机构里没有「${departmentName}」。请核对部门名称，或先添加部门。`),
      ...jointDepartments.filter((name) => !isDepartment(name)).map((name) => ({ path: 'jointDepartments', message: `组织机构里没有联办机构「${name}」。请核对名称。` })),
    ],
  },
  {
    id: 'entrustedSaysByWhom',
    title: '受委托组织写明委托部门，下沉写明文书',
    source: 'GB/T 39554.2 委托部门；《行政许可法》第二十四条：委托应当公告',
    severity: 'warn', problem: 'elements', elements: ['authorityNature', 'entrustedBy', 'sinking'],
    find: ({ authorityNature, entrustedBy, sinking }) => [
      ...findingIf(authorityNature === 'entrusted' && isBlank(entrustedBy), 'entrustedBy', '实施主体是受委托组织，没有写委托部门。请填写。'),
      ...findingIf(authorityNature !== 'entrusted' && !isBlank(entrustedBy), 'authorityNature', '写了委托部门，实施主体性质却不是受委托组织。请改成一致。'),
      ...findingIf(sinking !== null && sinking.way !== 'assistance' && isBlank(sinking.document), 'sinking/document', `下沉方式是${sinking && itemWords.sinkingWay[sinking.way]}，没有写委托或授权文书。请填写文号和名称。`),
    ],
  },
  {
    id: 'objectsFitThemes',
    title: '服务对象与主题相符',
    source: '要素体检通用规则第 9 条',
    severity: 'warn', problem: 'elements', elements: ['serviceObjects', 'themes'],
    find: ({ serves, themes }) => [
      ...themes.filter(({ audience }) => !serves[audience]).map(({ audience, topic }) => ({ path: 'themes', message: `服务对象不含${itemWords.audience[audience]}，却归入了${itemWords.audience[audience]}主题「${topic}」。请改成一致。` })),
      ...findingIf((serves.persons || serves.enterprises) && !themes.some(({ audience }) => serves[audience]), 'themes', '没有归入服务对象的任何主题，门户上按主题找不到它。请选择主题。'),
    ],
  },
  {
    id: 'basisHasArticles',
    title: '设定依据写明条款',
    source: 'GB/T 39554.2 设定依据',
    severity: 'warn', problem: 'elements', elements: ['legalBasis'],
    find: ({ legalBasis }) => legalBasis.filter(({ articles }) => articles.every(isBlank)).map(({ law }) => ({ path: 'legalBasis', message: `设定依据「${law}」没有写条款。请写明第几条。` })),
  },
  {
    id: 'otherListsAgree',
    title: '与四张清单的名称和类型一致',
    source: '与市场准入负面清单、“互联网+监管”、投资审批、工程建设项目审批四张清单要素一致',
    severity: 'warn', problem: 'elements', elements: ['otherLists', 'name', 'type'],
    find: ({ name, type, otherLists }) => otherLists.flatMap((each): Finding[] => [
      ...findingIf(each.name !== name, 'otherLists', `${itemWords.otherList[each.list]}里叫「${each.name}」，本目录叫「${name}」。请核对后改成一致。`),
      ...findingIf(each.type !== itemWords.type[type], 'otherLists', `${itemWords.otherList[each.list]}里的类型是「${each.type}」，本目录是${itemWords.type[type]}。请核对后改成一致。`),
    ]),
  },
  {
    id: 'licenceInOtherLists',
    title: '行政许可在应列的四张清单里都有',
    source: '《市场准入负面清单》许可准入类；“互联网+监管”：许可与监管对应',
    severity: 'warn', problem: 'elements', elements: ['otherLists', 'regulatoryMatter'],
    find({ type, serves, themes, otherLists, regulatoryMatter }) {
      if (type !== 'licence') return []
      const listed = new Set(otherLists.map(({ list }) => list))
      const expected = new Set<OtherList>([
        ...(serves.enterprises ? ['marketAccess' as const] : []),
        ...(regulatoryMatter === null ? ['internetSupervision' as const] : []),
        ...themes.flatMap(({ topic }) => LIST_OF_THEME[topic] ?? []),
      ])
      return [...expected].filter((list) => !listed.has(list)).map((list) => ({ path: list === 'internetSupervision' ? 'regulatoryMatter' : 'otherLists', message: `没有关联${itemWords.otherList[list]}。请填写清单里的名称和类型；不在清单内的请与清单主管部门核对。` }))
    },
  },
  {
    id: 'licenceInYearlyList',
    title: '行政许可都在当年公布的行政许可事项清单里',
    source: '国办发〔2022〕2 号：行政许可事项清单管理，清单之外无许可',
    severity: 'warn', problem: 'elements', elements: ['type'],
    find: ({ code, type, name }, { licenceList }) => (licenceList === null ? [] : [
      ...findingIf(type === 'licence' && !licenceList.codes.has(code), 'type', `「${name}」是行政许可，不在《${licenceList.title}》里。请核对类型，或把它列入清单。`),
      ...findingIf(type !== 'licence' && licenceList.codes.has(code), 'type', `《${licenceList.title}》里有「${name}」，它的类型却是${itemWords.type[type]}。请核对。`),
    ]),
  },
  {
    id: 'licenceHasSpecification',
    title: '行政许可逐项有实施规范，且没有过时',
    source: '国办发〔2022〕2 号：逐项制定行政许可实施规范',
    severity: 'warn', problem: 'freshness', elements: ['specification'],
    find({ type, specification }, { today, specificationYears }) {
      if (type !== 'licence') return []
      if (specification === null) return [{ path: 'specification', message: '行政许可没有实施规范。请编制后填写名称、地址和印发日期。' }]
      const { issuedOn } = specification
      if (isBlank(issuedOn)) return [{ path: 'specification/issuedOn', message: '实施规范没有写印发日期。请填写。' }]
      return [
        ...findingIf(issuedOn! > today, 'specification/issuedOn', `实施规范的印发日期 ${issuedOn} 还没有到。请核对。`),
        ...findingIf(issuedOn! < monthsBefore(today, specificationYears * 12), 'specification/issuedOn', `实施规范 ${issuedOn} 印发，已超过 ${specificationYears} 年没有修订。请复核，必要时修订。`),
      ]
    },
  },
  {
    id: 'guideFresh',
    title: '办事指南按期确认',
    source: '办事指南及时动态更新',
    severity: 'warn', problem: 'freshness', elements: [],
    find: (_content, { confirmedOn, today, freshMonths }) =>
      findingIf(confirmedOn !== null && confirmedOn < monthsBefore(today, freshMonths), '', `办事指南上次确认是 ${confirmedOn}，已超过 ${freshMonths} 个月。请通读一遍：没有变化的点“确认无误”，有变化的修改后公布。`),
  },
  {
    id: 'contentVerified',
    title: '内容已经核实',
    source: '办事指南准确性要求',
    severity: 'warn', problem: 'freshness', elements: ['confidence', 'notes'],
    find: ({ confidence }) => findingIf(confidence === 'low', 'confidence', '内容标为存疑。请与业务部门核实后修改可信度。'),
  },
  {
    id: 'formFillable',
    title: '网上申请表填得完',
    source: '定期检验：申报功能可用性',
    severity: 'block', problem: 'availability', elements: ['serviceObjects', 'onlineDepth'],
    find(content, { formProblem }) {
      const problem = content.onlineDepth >= FIRST_DEPTH_WITH_APPLICATION ? formProblem(content) : null
      return findingIf(problem !== null, 'onlineDepth', `申请表怎么填都提交不了：${problem}请联系平台管理员修改表单。`)
    },
  },
  {
    id: 'linksAnswer',
    title: '指南里的地址都打得开',
    source: '定期检验：申报功能可用性',
    severity: 'warn', problem: 'availability', elements: ['onlineUrl', 'mobileUrl', 'result', 'specification', 'materials', 'situations'],
    find: (content, { brokenLinks }) => (brokenLinks.size === 0 ? [] : linksOf(content)).flatMap(({ path, title, url }) => {
      const problem = brokenLinks.get(url)
      return findingIf(problem !== undefined, path, `${title}（${url}）打不开：${problem}请更正或删去。`)
    }),
  },
]

/** Every address the guide gives, with where it stands: the elements whose text must be an address. */
export function linksOf(content: ItemContent): { path: string; title: string; url: string }[] {
  return textsIn(itemElements, content as unknown as Record<string, unknown>, '', '')
    .filter(({ element, value }) => element.kind === 'text' && element.pattern?.includes('https?') && !isBlank(value))
    .map(({ path, title, value }) => ({ path, title, url: value }))
}

/** The day `months` before; the last of a shorter month. */
export function monthsBefore(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const index = year * 12 + (month - 1) - months
  const lastDate = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate()
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-${String(Math.min(date, lastDate)).padStart(2, '0')}`
}

interface TextAt {
  element: Element
  path: string
  title: string
  value: string
}

/** Every text of a value, as the registry of elements describes it; what is empty and may be is left out. */
function textsIn(elements: Elements, value: Record<string, unknown>, path: string, title: string): TextAt[] {
  return Object.entries(elements).flatMap(([key, element]) => textsOf(element, value[key], path === '' ? key : `${path}/${key}`, title === '' ? element.title : `${title}的${element.title}`))
}

function textsOf(element: Element, value: unknown, path: string, title: string): TextAt[] {
  if (value === null || value === undefined) return []
  switch (element.kind) {
    case 'text': case 'longText': return [{ element, path, title, value: value as string }]
    case 'texts': return (value as string[]).map((each, index) => ({ element, path, title: `${title}第 ${index + 1} 项`, value: each }))
    case 'object': return textsIn(element.parts, value as Record<string, unknown>, path, title)
    case 'list': return (value as Record<string, unknown>[]).flatMap((member, index) => {
      const name = String(member[element.titleOf] ?? '')
      return textsIn(element.parts, member, 'id' in element.parts ? `${path}/${String(member.id)}` : path, name === '' ? `第 ${index + 1} 项${title}` : `${title}「${name}」`)
    })
    case 'number': case 'yesNo': case 'choice': case 'choices': case 'duration': return []
  }
}
