import { paths } from '../../client/paths.ts'
import { MessageBell } from '../../features/messages/message-bell.tsx'
import { maySettleSamples, SampleCount } from '../../features/automatic/sample-count.tsx'
import { givesGrants, maySeeGrants } from '../../features/grants/grant-roles.ts'
import { useOfficer } from '../../features/sessions/officer.tsx'
import { StaffShell } from '../../features/staff-end/staff-shell.tsx'
import { CasesIcon, CrossingIcon, DoneIcon, FilingIcon, GrantIcon, IntakeIcon, PickUpIcon, SkillIcon, TodoIcon } from '../../kit/icons.tsx'

const KEYS = [
  ['1 / 2 / 3', '我的待办 / 全部办件 / 左边第三项，依次类推'],
  ['/', '查找办件'],
  ['0', '工作消息'],
  ['j / k', '列表：下一件 / 上一件；办件页：下一份 / 上一份材料'],
  ['Enter', '打开选中的办件'],
  ['x', '列表：选择这一件（可批量办理）'],
  ['y / n', '选中的材料：合格 / 不合格'],
  ['q', '全部材料合格'],
  ['按钮上的字母', '打开该操作（如 a 受理、v 审查、d 决定）'],
  ['Alt+Q', '窗口收件：其余材料全部收到'],
  ['Enter', '窗口收件：到下一处还没有填的'],
  ['n', '授权：新增授权'],
  ['Ctrl+Enter', '提交'],
  ['Esc', '关闭（填写的内容会保留）；写完不合格的原因后回到材料'],
] as const

/** The desk of whoever handles cases. A whole number opens its case; anything else is looked for. */
export function Shell() {
  const officer = useOfficer()
  const takesIn = officer.roles.includes('windowClerk')
  return (
    <StaffShell
      brand="一窗 · 工作台"
      home={paths.todo()}
      office={officer.hallName ?? officer.authorityName}
      places={[
        { to: paths.todo(), icon: <TodoIcon />, name: '我的待办' },
        { to: paths.cases(), icon: <CasesIcon />, name: '全部办件' },
        ...(takesIn ? [{ to: paths.intake(), icon: <IntakeIcon />, name: '窗口收件' }, { to: paths.pickUp(), icon: <PickUpIcon />, name: '取件和寄递' }, { to: paths.handOvers(), icon: <CrossingIcon />, name: '异地代收' }] : []),
        ...(officer.roles.includes('reviewer') || officer.roles.includes('decider') ? [{ to: paths.filingReports(), icon: <FilingIcon />, name: '批后报备' }] : []),
        ...(maySettleSamples(officer) ? [{ to: paths.samples(), icon: <DoneIcon />, name: '秒批抽查', badge: <SampleCount /> }] : []),
        ...(maySeeGrants(officer) ? [{ to: paths.grants(), icon: <GrantIcon />, name: givesGrants(officer) ? '授权' : takesIn ? '我的授权' : '授权台账' }] : []),
        ...(givesGrants(officer) ? [{ to: paths.skills(), icon: <SkillIcon />, name: '专长' }] : []),
      ]}
      search={{ placeholder: '办件编号或申请人姓名', label: '按办件编号或申请人姓名查找办件', toAddress: toCases }}
      tools={<MessageBell toCase={paths.case} />}
      keys={KEYS}
    />
  )
}

function toCases(text: string): string {
  const number = text.replaceAll(/\s/g, '')
  return /^\d{19}$/.test(number) ? paths.case(number) : paths.cases({ q: text })
}
