import { type CityFile, toUscc } from '../modules/organisation/index.ts'
import type { NewSubject } from '../modules/subjects/index.ts'
import { createDice } from './invented-names.ts'
import { type Resident, toMobile } from './residents.ts'

/** An invented enterprise; `representative` is the login of the resident behind it, `agent` of one who may act for it. */
export interface Enterprise extends NewSubject {
  kind: 'enterprise'
  representative: string
  agent?: string
}

const ENTERPRISES = 300
/** Mobiles above this number belong to enterprises. */
const FIRST_MOBILE = 5000

const NAME_WORDS = '瑞和 启明 云帆 泽润 嘉禾 鼎盛 恒信 汇丰源 金穗 绿野 天成 同心 万家 祥云 永泰 正德 众合 卓越 华章 东篱 禾木 青禾 朗润 博雅 春晖 德邻 锦程 明川 清源 润物'.split(' ')

/** 登记类别: prefix of the code (GB 32100) and how such a body is called. */
const FORMS = [
  { prefix: '91', toName: (county: string, word: string, trade: string) => `${county}${word}${trade}有限公司`, trades: ['商贸', '建材', '餐饮管理', '信息技术', '装饰工程', '物流', '医疗器械', '农业科技'] },
  { prefix: '92', toName: (county: string, word: string, trade: string) => `${county}${word}${trade}`, trades: ['餐饮店', '小吃店', '超市', '理发店', '药店', '五金店', '汽车修理部', '服装店'] },
  { prefix: '93', toName: (county: string, word: string, trade: string) => `${county}${word}${trade}专业合作社`, trades: ['果蔬种植', '粮食种植', '畜禽养殖', '农机服务'] },
] as const

/** The enterprises of the stories first, then others spread over all counties; each is represented by a resident of its county. */
export function inventEnterprises(file: CityFile, residents: Resident[]): Enterprise[] {
  const dice = createDice(91_920_093)
  const residentsOf = Map.groupBy(residents.filter(({ note }) => note === undefined), ({ region }) => region)
  const names = new Set<string>()
  const enterprise = (index: number, region: string, prefix: string, name: string, address: string, representative: string, agent?: string): Enterprise => {
    names.add(name)
    return {
      kind: 'enterprise', name, region, address, representative, agent,
      identityNumber: toUscc({ prefix, region, body: `MA${region.slice(4)}${String(index + 1).padStart(4, '0')}` }),
      phone: toMobile(FIRST_MOBILE + index),
    }
  }
  const enterprises = [
    enterprise(0, '379902', '92', '澄湖区小满餐饮店', '云湖市澄湖区澄湖街道新华社区府前街26号', 'resident2'),
    enterprise(1, '379981', '91', '云湖市启明智能装备有限公司', '云湖市凤岭市工业园创新路8号', 'resident5', 'resident6'),
  ]
  while (enterprises.length < ENTERPRISES) {
    const index = enterprises.length
    const county = file.counties[index % file.counties.length]!
    const form = dice.pick(FORMS)
    const name = form.toName(county.name, dice.pick(NAME_WORDS), dice.pick<string>(form.trades))
    if (names.has(name)) continue
    const representative = dice.pick(residentsOf.get(county.gb6)!)
    enterprises.push(enterprise(index, county.gb6, form.prefix, name, `云湖市${county.name}府前街${10 + dice.below(300)}号`, representative.login))
  }
  return enterprises
}
