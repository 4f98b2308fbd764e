import type { ApplicationState } from '../application.ts'
import { notPossible, obstacle, type VerbRule } from './verb-rule.ts'

/** From receipt on, for a window takes in and receives at once; paper may still be on its way when the decision is made on copies. */
const WHILE_PAPER_TRAVELS: readonly ApplicationState[] = ['received', 'correctionRequested', 'accepted', 'reviewed', 'granted', 'denied', 'certified', 'handedOut']

/** 异地代收: the window that took the case in sends what is on paper, and the deciding office signs for it (国办发〔2020〕35号). */
const handOver: VerbRule<'handOver'> = {
  name: '移交材料',
  states: ['received', 'correctionRequested', 'accepted', 'reviewed'],
  findObstacle: ({ detail }) => {
    if (!detail.remote) return notPossible('本件不是异地代收的，没有材料要移交。')
    return detail.remote.handedOver && !detail.remote.takenOver ? obstacle('handed_over', '材料已经移交，正在等办理地签收。签收后才能再移交一批。') : undefined
  },
  decide: (_application, { by, originals, courierNumber }, { today }) => [{ type: 'handedOver', data: { on: today, by, originals, ...(courierNumber ? { courierNumber } : {}) } }],
}

const takeOver: VerbRule<'takeOver'> = {
  name: '签收移交材料',
  states: WHILE_PAPER_TRAVELS,
  findObstacle: ({ detail }) => {
    if (!detail.remote) return notPossible('本件不是异地代收的，没有材料要签收。')
    if (!detail.remote.handedOver) return notPossible('代收窗口还没有移交材料。')
    return detail.remote.takenOver ? obstacle('taken_over', '材料已经签收。') : undefined
  },
  decide: (_application, { by, note }, { today }) => [{ type: 'takenOver', data: { on: today, by, ...(note ? { note } : {}) } }],
}

export const remoteRules = { handOver, takeOver }
