import type { ApplicationView } from '../../../modules/applications/index.ts'

/** 现在轮到谁，要等多久，您要做什么: the three things anybody wants to know of their case, in plain words. */
export interface WhoseTurn {
  title: string
  /** How long, and until when. */
  wait: string
  /** What the applicant does now, or that there is nothing to do. */
  you: string
  /** Told when the step ends on a day. */
  dueOn?: string | undefined
}

type Turn = Pick<ApplicationView, 'state' | 'dueOn' | 'paused' | 'pauseReason' | 'hall' | 'authority' | 'correction' | 'revision' | 'hearing' | 'commitment' | 'result' | 'item'> & Partial<Pick<ApplicationView, 'materials'>>

const NOTHING = '您现在不用做什么，有变化会告诉您。'

/** Whose turn it is in each state. A state that this does not know would be a state without words: the compiler's list is the test's. */
export function whoseTurn(view: Turn): WhoseTurn {
  const { hall, authority, dueOn } = view
  const byDay = dueOn ?? undefined
  const ended = (title: string, you: string): WhoseTurn => ({ title, wait: view.result?.reason ? `原因：${view.result.reason}` : '', you })
  switch (view.state) {
    case 'submitted': return { title: `轮到${hall.name}预审`, wait: '看一看能不能收件', dueOn: byDay, you: NOTHING }
    case 'revisionRequested': return { title: '轮到您修改申请', wait: '改好后重新提交，填过的都还在', dueOn: view.revision?.dueOn, you: view.revision ? `请修改：${view.revision.reason}` : '请修改后重新提交。' }
    case 'received': return { title: `轮到${hall.name}决定是否受理`, wait: '材料齐全就受理；有缺的会一次告诉您', dueOn: byDay, you: NOTHING }
    case 'correctionRequested': return { title: '轮到您补正材料', wait: '逾期没有补齐的，可能作退件处理', dueOn: view.correction?.dueOn, you: '请按通知书一次补齐，补齐那天重新计算受理时间。' }
    case 'accepted': case 'reviewed': return examined(view)
    case 'granted': return { title: `已准予，${authority.name}正在准备结果`, wait: `决定后 10 个工作日内送达`, dueOn: byDay, you: NOTHING }
    case 'certified': return { title: `证照已制好，${hall.name}准备送达`, wait: '', dueOn: byDay, you: '电子证照现在就能用。' }
    case 'handedOut': return { title: '轮到您领取', wait: `在${hall.name}，${hall.address}`, dueOn: byDay, you: '请带身份证件到出件窗口领取；请人代领的，带上委托书。' }
    case 'denied': return ended('决定不予', '决定书写明了理由。不服的，可以申请行政复议或者提起行政诉讼，期限见决定书。')
    case 'delivered': return view.commitment?.rectification?.outcome === null
      ? { title: '已办结，轮到您整改', wait: '期满没有改好的，决定可能被撤销', dueOn: view.commitment.rectification.dueOn, you: `核查认定承诺不实：${view.commitment.check?.note ?? ''}。请改好后告诉审批单位。` }
      : view.commitment && view.commitment.check === null && view.commitment.withdrawnOn === null
      ? { title: '已办结，以后会核查您的承诺', wait: '', dueOn: view.commitment.checkDueOn, you: '请按承诺书做到，配合核查。' }
      : { title: '已办结', wait: '', you: '觉得办得好不好，可以评价。' }
    case 'refused': return ended('不予受理', '通知书写明了理由和应向哪里申请。不服的，可以申请行政复议或者提起行政诉讼。')
    case 'withdrawn': return ended('已撤回', '需要时可以重新申请，交过的材料还能再用。')
    case 'returned': return ended('已退件', '需要时可以重新申请，交过的材料还能再用。')
    case 'ended': return ended('已终止办理', '需要时可以重新申请，交过的材料还能再用。')
    case 'transferred': return ended('已转报上级机关决定', '由上级机关作出决定后告诉您，不用重新申请。')
    case 'voided': return ended('本件已作废', '有疑问请打窗口电话。')
    case 'revoked': return ended('决定已被撤销', '撤销决定书写明了理由。不服的，可以申请行政复议或者提起行政诉讼。')
    default: return { title: '正在办理', wait: '', dueOn: byDay, you: NOTHING }
  }
}

function examined({ state, paused, pauseReason, authority, hearing, dueOn, materials }: Turn): WhoseTurn {
  const owes = materials?.some(({ isOwed }) => isOwed) ?? false
  if (hearing && hearing.requestedOn === null) return { title: '您可以要求听证', wait: '不要求的，不用做什么；过了这一天继续办理', dueOn: hearing.requestDueOn, you: '觉得这件事关系您的重大利益，可以要求听证，不收费。' }
  if (paused) return { title: '暂停计算办理时间', wait: pauseReason ?? '', dueOn: dueOn ?? undefined, you: '恢复后办结日期顺延。下面的日期是今天就恢复的话。' }
  return { title: `轮到${authority.name}${state === 'accepted' ? '审查' : '作出决定'}`, wait: '', dueOn: dueOn ?? undefined, you: owes ? '请按下面写的补交材料，补齐以后才能作出决定。' : NOTHING }
}
