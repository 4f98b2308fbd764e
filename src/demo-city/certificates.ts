import { type CertificateLine, importCertificates, registerCertificateTypes } from '../modules/certificates/index.ts'
import { ageOn, findSubjectByIdentity, parseIdentityNumber } from '../modules/subjects/index.ts'
import type { Platform } from '../platform/context.ts'
import { readCityFile } from './city-file.ts'
import { type Enterprise, inventEnterprises } from './enterprises.ts'
import { createDice, type Dice } from './invented-names.ts'
import { inventChildren, inventResidents, type Resident } from './residents.ts'

/** What the departments of the city issued long before it had this platform. `by` is the department's short code. */
const TYPES = {
  idCard: { by: 'GAJ', name: '居民身份证', holderKind: 'person', fields: ['性别', '出生日期', '住址'], validity: '10年、20年或长期' },
  household: { by: 'GAJ', name: '居民户口簿', holderKind: 'person', fields: ['户别', '户主或与户主关系', '住址'], validity: '长期' },
  residence: { by: 'GAJ', name: '居住证', holderKind: 'person', fields: ['居住地址'], validity: '1年' },
  driving: { by: 'GAJ', name: '机动车驾驶证', holderKind: 'person', fields: ['准驾车型'], validity: '6年、10年或长期' },
  vehicle: { by: 'GAJ', name: '机动车行驶证', holderKind: 'person', fields: ['号牌号码', '车辆类型', '使用性质'], validity: '随检验周期' },
  marriage: { by: 'MZJ', name: '结婚证', holderKind: 'person', fields: ['登记日期'], validity: '长期' },
  disability: { by: 'CL', name: '残疾人证', holderKind: 'person', fields: ['残疾类别', '残疾等级'], validity: '10年', isSensitive: true },
  health: { by: 'WJW', name: '健康证明', holderKind: 'person', fields: ['从业类别'], validity: '1年', isSensitive: true },
  socialSecurity: { by: 'RSJ', name: '社会保障卡', holderKind: 'person', fields: ['服务银行'], validity: '10年' },
  property: { by: 'ZRZ', name: '不动产权证书', holderKind: 'any', fields: ['坐落', '用途', '面积'], validity: '长期' },
  business: { by: 'SCJG', name: '营业执照', holderKind: 'enterprise', fields: ['类型', '法定代表人（负责人、经营者）', '经营范围', '住所（经营场所）'], validity: '长期' },
} as const
type TypeKey = keyof typeof TYPES

type Draft = Omit<CertificateLine, 'line' | 'name'> & { type: TypeKey; region: string }

const SOURCE = '原业务系统存量证照'

/** The certificates that the people and enterprises of the invented city hold already, brought in as any office would. Does nothing when they are there. */
export async function seedCertificates(platform: Platform): Promise<void> {
  const file = readCityFile()
  const residents = inventResidents(file)
  const city = file.city.gb6
  await registerCertificateTypes(platform, Object.values(TYPES).map(({ by, ...type }) => ({ isSensitive: false, ...type, fields: type.fields.map((name) => ({ name, kind: 'text', isRequired: false })), authorityId: `${city}-${by}` })))
  const dice = createDice(36_904)
  const today = platform.clock.today()
  const nameOf = new Map(residents.map(({ login, name }) => [login, name]))
  const drafts = [
    ...residents.flatMap((resident) => papersOf(resident, dice, today)),
    ...inventEnterprises(file, residents).map((enterprise) => businessLicenceOf(enterprise, nameOf.get(enterprise.representative)!, dice)),
  ]
  // After everybody else, whose papers would fall differently; and not in a city that is older than they are.
  for (const [index, { guardian, ...child }] of inventChildren(residents).entries()) {
    if (await findSubjectByIdentity(platform, child.identityNumber)) drafts.push(...papersOf({ ...child, login: `resident${residents.length + 1 + index}`, note: `由 ${guardian} 监护` }, dice, today))
  }
  for (const [authorityId, own] of Map.groupBy(drafts, ({ region, type }) => `${region}-${TYPES[type].by}`)) {
    const lines = own.map(({ type, region: _, ...draft }, index): CertificateLine => ({ ...draft, line: index + 2, name: TYPES[type].name }))
    const batch = await importCertificates(platform, { authorityId, source: SOURCE, isAllOrNothing: true, lines, officerId: null })
    if (batch.state !== 'done') throw new Error(`the certificates of ${authorityId} are wrong in ${batch.wrong} lines`)
  }
}

/** Those of the stories hold what their story needs: 陈小满 a health certificate, 李桂英 a disability certificate, 阿依古丽 a driving licence, 欧阳明远 a house. */
const OF_STORIES: Readonly<Record<string, readonly TypeKey[]>> = {
  resident2: ['health'], resident3: ['marriage'], resident7: ['disability'], resident8: ['driving', 'vehicle'], resident11: ['residence'], resident12: ['driving', 'vehicle'], resident13: ['property', 'marriage'],
}

/** Who holds what, in hundredths: about as many as in a city of this size. */
const SHARES: readonly [TypeKey, number, (age: number) => boolean][] = [
  ['household', 90, () => true], ['socialSecurity', 80, () => true], ['marriage', 60, (age) => age >= 26], ['driving', 40, (age) => age >= 20 && age < 70], ['vehicle', 25, (age) => age >= 22 && age < 70],
  ['residence', 8, (age) => age >= 18], ['property', 30, (age) => age >= 28], ['disability', 3, () => true], ['health', 5, (age) => age >= 18 && age < 60],
]

function papersOf(resident: Resident, dice: Dice, today: string): Draft[] {
  const parts = parseIdentityNumber(resident.identityNumber)
  if (!parts.valid) throw new RangeError(`${resident.login}: ${parts.reason}`)
  const age = ageOn(parts.birthDate, today)
  const serial = resident.login.replace('resident', '').padStart(6, '0')
  const story = OF_STORIES[resident.login]
  const held = SHARES.filter(([type, share, isOfAge]) => {
    // Thrown for everybody, so that a person more or less changes nobody else's papers.
    const isHeld = dice.below(100) < share && isOfAge(age)
    return story?.includes(type) || (resident.note === undefined ? isHeld : type === 'household' || type === 'socialSecurity')
  }).map(([type]) => type)
  const yearsAgo = (years: number) => `${Number(today.slice(0, 4)) - years}-${twoDigits(1 + dice.below(10))}-${twoDigits(1 + dice.below(28))}`
  const daysAgo = (days: number) => new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
  const draft = (type: TypeKey, number: string, issuedOn: string, validity: string, values: readonly string[]): Draft => ({
    type, region: resident.region, number, holderName: resident.name, holderIdentity: resident.identityNumber, issuedOn, validity,
    content: TYPES[type].fields.map((label, index) => ({ label, value: values[index] ?? '' })),
  })
  const address = resident.address ?? ''
  const county = resident.region
  const make: Record<Exclude<TypeKey, 'idCard' | 'business'>, () => Draft> = {
    household: () => draft('household', `户${county}${serial}`, yearsAgo(2 + dice.below(8)), '长期', [dice.pick(['家庭户', '家庭户', '集体户']), relationOf(dice.pick(['户主', '配偶', '子女']), age), address]),
    residence: () => draft('residence', `居${county}${serial}`, daysAgo(30 + dice.below(200)), '1年', [address]),
    driving: () => draft('driving', resident.identityNumber, yearsAgo(1 + dice.below(4)), '6年', [dice.pick(['C1', 'C1', 'C2', 'B2'])]),
    vehicle: () => draft('vehicle', `行${county}${serial}`, yearsAgo(1 + dice.below(5)), '随检验周期', [`云Z·${serial.slice(1)}`, '小型轿车', '非营运']),
    marriage: () => draft('marriage', `J${county}-${2010 + dice.below(15)}-${serial}`, yearsAgo(1 + dice.below(12)), '长期', []),
    disability: () => draft('disability', `${resident.identityNumber}${1 + dice.below(6)}${1 + dice.below(4)}`, yearsAgo(1 + dice.below(7)), '10年', [dice.pick(['肢体', '视力', '听力']), dice.pick(['一级', '二级', '三级'])]),
    health: () => draft('health', `健${county}${serial}`, daysAgo(30 + dice.below(200)), '1年', ['食品生产经营']),
    socialSecurity: () => draft('socialSecurity', `Z${serial}${county.slice(4)}`, yearsAgo(1 + dice.below(8)), '10年', [dice.pick(['云湖农商银行', '云湖银行'])]),
    property: () => draft('property', `云（${today.slice(0, 4)}）${county}不动产权第${serial}号`, yearsAgo(1 + dice.below(9)), '长期', [address, '住宅', `${60 + dice.below(90)}平方米`]),
  }
  const idCard = draft('idCard', resident.identityNumber, yearsAgo(1 + dice.below(4)), age < 16 ? '5年' : age < 26 ? '10年' : age < 46 ? '20年' : '长期', [parts.sex === 'male' ? '男' : '女', parts.birthDate, address])
  return [idCard, ...held.map((type) => make[type as keyof typeof make]())]
}

const relationOf = (thrown: string, age: number): string => (age < 18 ? '子女' : thrown)

const KINDS: Readonly<Record<string, string>> = { 91: '有限责任公司', 92: '个体工商户', 93: '农民专业合作社' }

function businessLicenceOf(enterprise: Enterprise, representative: string, dice: Dice): Draft {
  const values = [KINDS[enterprise.identityNumber.slice(0, 2)] ?? '其他', representative, '以登记机关核定的经营范围为准', enterprise.address ?? '']
  return {
    type: 'business', region: enterprise.region, number: enterprise.identityNumber, holderName: enterprise.name, holderIdentity: enterprise.identityNumber,
    issuedOn: `${2015 + dice.below(11)}-${twoDigits(1 + dice.below(12))}-${twoDigits(1 + dice.below(28))}`, validity: '长期',
    content: TYPES.business.fields.map((label, index) => ({ label, value: values[index]! })),
  }
}

const twoDigits = (n: number): string => String(n).padStart(2, '0')
