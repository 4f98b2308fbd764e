import { linksOf, linksOutside } from '../hall-chain-rules.ts'
import { type HallLink, itemWords, type Level } from '../item.ts'
import { type CheckRule, findingIf, isBlank } from './check-rule.ts'

const namesOf = (links: readonly HallLink[]): string => links.map((link) => itemWords.hallLink[link]).join('、')

/** 家门口: a township or a village. */
const NEAR: readonly Level[] = ['township', 'village']

export const hallRules: readonly CheckRule[] = [
  {
    id: 'hallChainKnown',
    title: '进驻大厅的事项，写明哪些环节在大厅办',
    source: '应进必进、进必授权，全链条进厅',
    // A city switches it on when it begins to sort its items.
    severity: 'off', problem: 'notOneDoor', elements: ['hallChain'],
    find: ({ inHall, hallChain }) => findingIf(inHall && hallChain === null, 'hallChain', '没有写明哪些环节在大厅办。请从受理到送达逐个环节核对后填写。'),
  },
  {
    id: 'hallChainComplete',
    title: '受理到送达都在大厅办；不在的写明原因',
    source: '应进必进、进必授权，全链条进厅',
    severity: 'warn', problem: 'notOneDoor', elements: ['hallChain', 'steps'],
    find(content) {
      const outside = linksOutside(content)
      return findingIf(content.inHall && outside.length > 0 && isBlank(content.hallChain!.reason), 'hallChain/reason', `${namesOf(outside)}不在大厅办，没有写原因。请授权进厅，或写明原因。`)
    },
  },
  {
    id: 'hallChainFitsHall',
    title: '全链条进厅与是否进驻、办理环节相符',
    source: '应进必进、进必授权，全链条进厅',
    severity: 'warn', problem: 'notOneDoor', elements: ['hallChain', 'inHall', 'steps'],
    find(content) {
      const { inHall, hallChain, steps } = content
      if (hallChain === null) return []
      const foreign = hallChain.links.filter((link) => !linksOf({ steps }).includes(link))
      return [
        ...findingIf(!inHall && hallChain.links.length > 0, 'inHall', `没有进驻大厅，却写了${namesOf(hallChain.links)}在大厅办。请改正其中一处。`),
        ...findingIf(foreign.length > 0, 'hallChain/links', `写了${namesOf(foreign)}在大厅办，办理环节里却没有。请补上环节，或删去。`),
        ...findingIf(inHall && linksOutside(content).length === 0 && !isBlank(hallChain.reason), 'hallChain/reason', '各环节都在大厅办，仍写着不进厅的原因。请清空原因。'),
      ]
    },
  },
  {
    id: 'doorstepIsNear',
    title: '家门口办的事项，在乡镇（街道）或村（社区）办得到',
    source: '“家门口办”七个领域：委托受理、授权办理、帮办代办三种方式',
    severity: 'warn', problem: 'place', elements: ['doorstepField', 'levels', 'sinking'],
    find: ({ doorstepField, levels, sinking }) => findingIf(
      doorstepField !== null && !levels.some((level) => NEAR.includes(level)) && !(sinking !== null && NEAR.includes(sinking.toLevel)),
      'doorstepField', '写了属于家门口办，行使层级里没有乡镇（街道）、村（社区），也没有下沉到那里。请填写下沉办理的方式，或清空家门口办领域。'),
  },
]
