import { notPossible, type VerbRule } from './verb-rule.ts'

/** 异地代收: the window that took the case in sends what is on paper, and the deciding office signs for it (国办发〔2020〕35号). */
const handOver: VerbRule<'handOver'> = {
  name: '移交材料',
  states: ['submitted', 'received', 'correctionRequested', 'accepted', 'reviewed'],
  findObstacle: ({ detail }) => {
    if (!detail.remote) return notPossible('本件不是异地代收的。')
    return detail.remote.handedOver && !detail.remote.takenOver ? notPossible('材料已经移交，正在等办理地签收。') : undefined
  },
  decide: (_application, { originals, courierNumber }, { today }) => [{ type: 'handedOver', data: { on: today, originals, ...(courierNumber ? { courierNumber } : {}) } }],
}

const takeOver: VerbRule<'takeOver'> = {
  name: '签收移交材料',
  states: ['submitted', 'received', 'correctionRequested', 'accepted', 'reviewed'],
  findObstacle: ({ detail }) => {
    if (!detail.remote?.handedOver) return notPossible('代收窗口还没有移交材料。')
    return detail.remote.takenOver ? notPossible('材料已经签收。') : undefined
  },
  decide: (_application, { note }, { today }) => [{ type: 'takenOver', data: { on: today, ...(note ? { note } : {}) } }],
}

export const remoteRules = { handOver, takeOver }
