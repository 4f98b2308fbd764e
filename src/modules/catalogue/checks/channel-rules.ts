import { FIRST_DEPTH_WITH_APPLICATION } from '../element-rules.ts'
import type { ItemContent } from '../item.ts'
import { localElements } from '../local-elements.ts'
import { type CheckFacts, type CheckRule, type Finding, findingIf, isBlank, type PlaceFacts } from './check-rule.ts'

export const channelRules: readonly CheckRule[] = [
  {
    id: 'localVisitsHaveReason',
    title: '各地到现场的次数与原因相符',
    source: '要素体检通用规则第 4 条',
    severity: 'warn', problem: 'process', elements: ['siteVisits', 'siteVisitReason'],
    find: (_content, facts) => atPlaces(facts, ({ item }) => (item === null ? [] : [
      ...findingIf(item.siteVisits > 0 && isBlank(item.siteVisitReason), 'siteVisitReason', `要到现场 ${item.siteVisits} 次，没有写必须到现场的原因。请填写。`),
      ...findingIf(item.siteVisits === 0 && !isBlank(item.siteVisitReason), 'siteVisitReason', '到现场次数是 0，仍写着必须到现场的原因。请清空原因。'),
    ])),
  },
  {
    id: 'noVisitHasAnotherWay',
    title: '不用到现场又不能网上办的，可以邮寄申请',
    source: '要素体检通用规则第 5 条',
    severity: 'warn', problem: 'process', elements: ['siteVisits', 'handlingForms'],
    find: ({ siteVisits, handlingForms, onlineDepth }) =>
      findingIf(siteVisits === 0 && !isOnline({ handlingForms, onlineDepth }) && !handlingForms.includes('post'), 'handlingForms', '到现场次数是 0，又不能网上申请。请在办理形式中加上邮寄申请，或修改到现场次数。'),
  },
  {
    id: 'fullDepthNeedsNoVisit',
    title: '网办深度Ⅳ级的不用到现场',
    source: '要素体检通用规则第 6 条',
    severity: 'block', problem: 'process', elements: ['onlineDepth', 'siteVisits'],
    find: (content, facts) => everywhere(content, facts, ({ onlineDepth, siteVisits }) =>
      findingIf(onlineDepth === 4 && siteVisits !== 0, 'siteVisits', `网办深度是Ⅳ级（全程网办），到现场次数却是 ${siteVisits}。请改为 0，或降低网办深度。`)),
  },
  {
    id: 'phonesDiffer',
    title: '咨询电话与投诉电话不同',
    source: '要素体检通用规则第 8 条',
    severity: 'block', problem: 'elements', elements: ['consultationPhone', 'complaintPhone'],
    find: (content, facts) => everywhere(content, facts, ({ consultationPhone, complaintPhone }) =>
      findingIf(!isBlank(consultationPhone) && toDigits(consultationPhone) === toDigits(complaintPhone), 'complaintPhone', '咨询电话和监督投诉电话是同一个号码。投诉要有另外的人听，请改用不同的号码。')),
  },
  {
    id: 'phonesHaveAreaCode',
    title: '电话带区号',
    source: '要素体检通用规则第 8 条',
    severity: 'warn', problem: 'elements', elements: ['consultationPhone', 'complaintPhone'],
    find: (content, facts) => [
      ...everywhere(content, facts, ({ consultationPhone, complaintPhone }) => [...wrongPhone('consultationPhone', '咨询电话', consultationPhone), ...wrongPhone('complaintPhone', '监督投诉电话', complaintPhone)]),
      ...atPlaces(facts, (place) => [
        ...place.handledAt.flatMap(({ id, name, phone }) => wrongPhone(`places/${id}/phone`, `「${name}」的电话`, phone)),
        ...(place.hall ? wrongPhone('places', `${place.hall.name}的电话`, place.hall.phone) : []),
      ]),
    ],
  },
  {
    id: 'hoursNameWorkdays',
    title: '办理时间写明是工作日还是别的日子',
    source: '要素体检通用规则第 12 条',
    severity: 'warn', problem: 'place', elements: [],
    find: (_content, facts) => atPlaces(facts, (place) => {
      const hours = [...place.handledAt.map(({ id, name, hours }) => ({ path: `places/${id}/hours`, name, hours })), ...(place.hall ? [{ path: 'places', name: place.hall.name, hours: place.hall.hours }] : [])]
      return hours.flatMap((each) => findingIf(!/工作日|周[一二三四五六日末]|每[天日]|24 ?小时/.test(each.hours), each.path, `「${each.name}」的办理时间「${each.hours}」没有写是哪些日子。请写明，如“工作日 9:00–17:00”。`))
    }),
  },
  {
    id: 'placePublishedIsReal',
    title: '公布的办理地点就是实际办理地点',
    source: '政务服务事项要素常见问题：公布办理地点与实际办理地点不一致',
    severity: 'warn', problem: 'place', elements: ['inHall'],
    find: (content, facts) => atPlaces(facts, (place) => {
      const { inHall } = place.item ?? content
      const places = place.handledAt
      if (inHall && place.hall === null) return [{ path: 'places', message: '写了进驻大厅，这里却没有大厅或便民服务中心。请填写实际办理地点。' }]
      if (!inHall && places.length === 0) return [{ path: 'places', message: '不在大厅办理，又没有公布实际办理地点。请填写群众实际去的地方。' }]
      const elsewhere = places.filter(({ kind, address }) => (kind === 'serviceCentre' || kind === 'conveniencePoint') && place.hall !== null && toPlain(address) !== toPlain(place.hall.address))
      return elsewhere.map(({ id, name, address }) => ({ path: `places/${id}/address`, message: `公布的地点「${name}」（${address}）与${place.hall!.name}的实际地址（${place.hall!.address}）不一致。请核对后改正其中一处。` }))
    }),
  },
  {
    id: 'outsideHallHasReason',
    title: '进驻大厅；不进驻的写明理由',
    source: '政务服务事项要素常见问题：未实现政务服务事项进一门办理',
    severity: 'block', problem: 'notOneDoor', elements: ['inHall', 'notInHallReason'],
    find: (content, facts) => everywhere(content, facts, ({ inHall, notInHallReason }) => [
      ...findingIf(!inHall && isBlank(notInHallReason), 'notInHallReason', '不进驻大厅，没有写理由。请写明列入进驻负面清单的理由，或改为进驻。'),
      ...findingIf(inHall && !isBlank(notInHallReason), 'notInHallReason', '已进驻大厅，却写了不进驻的理由。请清空理由。'),
    ]),
  },
  {
    id: 'localDifferencesHold',
    title: '各地与标准的不同仍在允许的范围内',
    source: '同事同标：各地只能比标准更便民',
    severity: 'warn', problem: 'elements', elements: [],
    find: (_content, facts) => atPlaces(facts, ({ lapsed }) => Object.entries(lapsed).map(([key, why]) =>
      ({ path: key, message: `本地的「${localElements[key as keyof typeof localElements].title}」已不起作用：${why}请修改或删去本地的写法。` }))),
  },
  {
    id: 'onlineAlsoAtWindow',
    title: '网上可办的事项，窗口也收',
    source: '政务服务事项要素常见问题：网上可办事项不支持线下办理；国办发〔2020〕45 号：保留线下渠道',
    severity: 'warn', problem: 'onlineOnly', elements: ['handlingForms', 'onlineDepth'],
    find: ({ handlingForms, onlineDepth, withoutApplication }) =>
      findingIf(!withoutApplication && isOnline({ handlingForms, onlineDepth }) && !handlingForms.includes('window'), 'handlingForms', '网上可以办，办理形式里却没有窗口办理。不会上网的人也要能办，请加上窗口办理。'),
  },
  {
    id: 'handlingFormsFitDepth',
    title: '办理形式、自助终端与网办深度相符',
    source: 'GB/T 39554.2 办理形式、网上办理深度',
    severity: 'warn', problem: 'elements', elements: ['handlingForms', 'onlineDepth', 'supportsTerminal'],
    find: ({ handlingForms, onlineDepth, supportsTerminal }) => [
      ...findingIf(onlineDepth >= FIRST_DEPTH_WITH_APPLICATION && !handlingForms.includes('online'), 'handlingForms', '网办深度在Ⅲ级以上，办理形式里却没有网上办理。请改成一致。'),
      ...findingIf(onlineDepth < FIRST_DEPTH_WITH_APPLICATION && handlingForms.includes('online'), 'onlineDepth', '办理形式里有网上办理，网办深度却不到Ⅲ级。请改成一致。'),
      ...findingIf(supportsTerminal !== handlingForms.includes('terminal'), 'supportsTerminal', '“支持自助终端”与办理形式不一致。请改成一致。'),
    ],
  },
  {
    id: 'crossRegionFitsDepth',
    title: '通办方式是全程网办的，网办深度是Ⅳ级',
    source: '国办发〔2020〕35 号：全程网办、异地代收代办、多地联办',
    severity: 'warn', problem: 'elements', elements: ['crossRegion', 'onlineDepth'],
    find: ({ crossRegion, onlineDepth }) => findingIf(crossRegion !== null && crossRegion.modes.includes('全程网办') && onlineDepth !== 4, 'crossRegion', '通办方式写了全程网办，网办深度却不是Ⅳ级。请改成一致。'),
  },
]

const isOnline = ({ handlingForms, onlineDepth }: Pick<ItemContent, 'handlingForms' | 'onlineDepth'>): boolean => handlingForms.includes('online') || onlineDepth >= FIRST_DEPTH_WITH_APPLICATION

/** The item itself, then each place where it is otherwise: that may contradict itself where the standard does not. */
function everywhere(content: ItemContent, facts: CheckFacts, find: (content: ItemContent) => Finding[]): Finding[] {
  const own = find(content)
  const messages = new Set(own.map(({ message }) => message))
  return [...own, ...atPlaces(facts, ({ item }) => (item === null ? [] : find(item).filter(({ message }) => !messages.has(message))))]
}

const atPlaces = (facts: CheckFacts, find: (place: PlaceFacts) => Finding[]): Finding[] =>
  facts.places.flatMap((place) => find(place).map((finding) => ({ ...finding, divisionCode: place.divisionCode })))

const toDigits = (phone: string | null): string => (phone ?? '').replace(/\D/g, '')

/** Spaces and kinds of dashes make no other place. */
const toPlain = (address: string): string => address.replace(/[\s、，,。－—–-]/g, '')

/** With area code; mobiles, 400/800 numbers and the short numbers of public services have none. Several are separated by 、 or /. */
const PHONE = /^(?:0\d{2,3}[-－ ]?\d{7,8}(?:[-转]\d{1,6})?|[（(]0\d{2,3}[）)]\d{7,8}|[48]00-?\d{3}-?\d{4}|1[3-9]\d{9}|1\d{2}|1[0-2]\d{3}|9\d{4,5})$/

const wrongPhone = (path: string, what: string, phone: string | null): Finding[] =>
  (phone ?? '').split(/[、，,;；/]/).map((each) => each.trim()).filter((each) => each !== '')
    .flatMap((each) => findingIf(!PHONE.test(each), path, `${what}「${each}」没有区号或不是电话号码。请写成“区号-号码”。`))
