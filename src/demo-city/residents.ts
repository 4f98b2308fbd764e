import type { CityFile } from '../modules/organisation/index.ts'
import { type NewSubject, toIdentityNumber } from '../modules/subjects/index.ts'
import { createDice, inventName } from './invented-names.ts'

/** An invented resident with a login; `note` says what a person of a story is about to do. */
export interface Resident extends NewSubject {
  kind: 'person'
  login: string
  note: string | undefined
}

interface Character {
  name: string
  sex: 'male' | 'female'
  birthDate: string
  township: string
  note: string
}

/** The people of the stories: their logins are `resident1`, `resident2`, … in this order, so add at the end. */
const CHARACTERS: readonly Character[] = [
  { name: '赵秀兰', sex: 'female', birthDate: '1948-02-10', township: '379902001000', note: '78 岁，独居，习惯用大字版，要补换社会保障卡' },
  { name: '陈小满', sex: 'female', birthDate: '1994-05-21', township: '379902001000', note: '想开一家小饭馆，是澄湖区小满餐饮店的经营者' },
  { name: '林晓雨', sex: 'female', birthDate: '1996-08-17', township: '379902002000', note: '刚生了孩子，要上户口、办医保和社保卡' },
  { name: '王建国', sex: 'male', birthDate: '1966-02-12', township: '379902003000', note: '60 岁零 4 个月，今年退休，要办退休手续、提取公积金' },
  { name: '马志强', sex: 'male', birthDate: '1979-03-12', township: '379981001000', note: '云湖市启明智能装备有限公司的法定代表人' },
  { name: '许静', sex: 'female', birthDate: '1988-11-05', township: '379981001000', note: '公司会计，受托为云湖市启明智能装备有限公司办事；女儿周一诺不满 14 岁，由她代为同意、代为办事' },
  { name: '李桂英', sex: 'female', birthDate: '1955-06-30', township: '379921100000', note: '残疾人，由儿子李海峰代办补贴' },
  { name: '李海峰', sex: 'male', birthDate: '1983-04-09', township: '379921001000', note: '替母亲李桂英办事的受托人' },
  { name: '周文博', sex: 'male', birthDate: '2003-09-01', township: '379902004000', note: '刚毕业，要办社保卡、领就业补贴' },
  { name: '孙德福', sex: 'male', birthDate: '1958-12-24', township: '379926100000', note: '农民，在村里的便民服务站办事' },
  { name: '吴倩', sex: 'female', birthDate: '1990-01-28', township: '379903001000', note: '在外省工作，不便回来，要全程网上办理' },
  { name: '阿依古丽·买买提', sex: 'female', birthDate: '1992-07-15', township: '379903002000', note: '姓名较长并带间隔号，换领驾驶证' },
  { name: '欧阳明远', sex: 'male', birthDate: '1972-02-29', township: '379902100000', note: '闰日出生，复姓，办理不动产转移登记' },
]

const RESIDENTS = 2000

/** Everybody in the invented city who has an account: the people of the stories, then others spread over all counties. */
export function inventResidents(file: CityFile): Resident[] {
  const dice = createDice(19_490_000)
  const townships = new Map(file.townships.map((township) => [township.code, township]))
  const villagesOf = Map.groupBy(file.villages, ({ parent }) => parent)
  const townshipsOf = Map.groupBy(file.townships, ({ parent }) => parent)

  const toResident = (character: Omit<Character, 'note'> & { note?: string }, index: number, sequence: number): Resident => {
    const township = townships.get(character.township)
    if (!township) throw new RangeError(`no township ${character.township} for ${character.name}`)
    const places: readonly { name: string; type: string }[] = villagesOf.get(township.code) ?? [township]
    const village = dice.pick(places)
    const house = village.type === '村' ? `${1 + dice.below(8)}组${1 + dice.below(90)}号` : `${1 + dice.below(30)}号楼${1 + dice.below(6)}单元${1 + dice.below(18)}01室`
    const region = township.code.slice(0, 6)
    return {
      kind: 'person',
      login: `resident${index + 1}`,
      name: character.name,
      identityNumber: toIdentityNumber({ region, birthDate: character.birthDate, sequence }),
      phone: toMobile(index + 1),
      address: `${township.fullName}${village === township ? '' : village.name}${house}`,
      region,
      note: character.note,
    }
  }

  const characters = CHARACTERS.map((character, index) => toResident(character, index, 2 * index + (character.sex === 'male' ? 1 : 0)))
  const others = Array.from({ length: RESIDENTS - characters.length }, (_, k) => {
    const county = file.counties[k % file.counties.length]!
    const sex = dice.pick(['male', 'female'] as const)
    const year = 1936 + dice.below(72)
    const birthDate = `${year}-${twoDigits(1 + dice.below(12))}-${twoDigits(1 + dice.below(28))}`
    const township = dice.pick(townshipsOf.get(county.code)!).code
    // Below 100 belongs to the stories; within a county no two share a sequence, so no two share a number.
    const sequence = 100 + 2 * Math.floor(k / file.counties.length) + (sex === 'male' ? 1 : 0)
    return toResident({ name: inventName(dice, sex, year), sex, birthDate, township }, characters.length + k, sequence)
  })
  return [...characters, ...others]
}

/** A child without an account: their guardian (a login) agrees and acts for them (个人信息保护法 art. 31, 民法典 art. 34). */
export interface Child extends NewSubject {
  kind: 'person'
  guardian: string
}

const CHILDREN = [{ name: '周一诺', birthDate: '2017-05-20', guardian: 'resident6', sequence: 90 }] as const

/** They live with their guardian. */
export const inventChildren = (residents: readonly Resident[]): Child[] =>
  CHILDREN.map(({ name, birthDate, guardian, sequence }) => {
    const { region, address } = residents.find(({ login }) => login === guardian)!
    return { kind: 'person', name, identityNumber: toIdentityNumber({ region, birthDate, sequence }), address, region, guardian }
  })

/** A mobile of the range that belongs to nobody. */
export const toMobile = (n: number): string => `1990000${String(n).padStart(4, '0')}`

const twoDigits = (n: number): string => String(n).padStart(2, '0')
