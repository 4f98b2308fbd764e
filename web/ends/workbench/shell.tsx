import { paths } from '../../client/paths.ts'
import { handlesAppointments } from '../../features/appointments/appointment-calls.ts'
import { maySeeChecks } from '../../features/checks/check-roles.ts'
import { CorrectionCount } from '../../features/data-corrections/correction-count.tsx'
import { answersDataCorrections } from '../../features/data-corrections/data-correction-calls.ts'
import { MessageBell } from '../../features/messages/message-bell.tsx'
import { maySettleSamples, SampleCount } from '../../features/automatic/sample-count.tsx'
import { auditsGrants, givesGrants, maySeeGrants } from '../../features/grants/grant-roles.ts'
import { managesCertificates } from '../../features/certificates/certificate-roles.ts'
import { maySeeUses } from '../../features/certificates/use/use-roles.ts'
import { maySeeShares, maySeeWaiverCounts } from '../../features/materials/material-roles.ts'
import { CardCount } from '../../features/supervision/cards/card-count.tsx'
import { isWaitedFor, maySeeCards } from '../../features/supervision/cards/card-roles.ts'
import { ClueCount } from '../../features/supervision/audits/clue-count.tsx'
import { answersClues, maySeeAudits, mayWatch } from '../../features/supervision/monitor/monitor-roles.ts'
import { BadRatingCount } from '../../features/ratings/bad-rating-count.tsx'
import { followsUp, maySeeBadRatings, takesCalls } from '../../features/ratings/rating-roles.ts'
import { supervisesRatings } from '../../features/rating-scores/rating-roles.ts'
import { useOfficer } from '../../features/sessions/officer.tsx'
import { useOwnSite } from '../../features/sites/own-site-calls.ts'
import { worksAtSite } from '../../features/staff-end/roles.ts'
import { StaffShell } from '../../features/staff-end/staff-shell.tsx'
import { AuditIcon, BellIcon, CalendarIcon, CardIcon, CasesIcon, CertificateUseIcon, CheckIcon, CopyIcon, CrossingIcon, DoneIcon, FaceIcon, FileIcon, FilingIcon, GrantIcon, IntakeIcon, MendIcon, MonitorIcon, PhoneIcon, PickUpIcon, ReduceIcon, SkillIcon, TodoIcon } from '../../kit/icons.tsx'

const KEYS = [
  ['1 … 6', '左边菜单的前六项'],
  ['/', '查找办件'],
  ['0', '工作消息'],
  ['j / k', '列表：下一件 / 上一件；办件页：下一份 / 上一份材料'],
  ['Enter', '打开选中的办件'],
  ['x', '列表：选择这一件（可批量办理）'],
  ['y / n', '选中的材料：合格 / 不合格'],
  ['q', '全部材料合格'],
  ['按钮上的字母', '打开该操作（如 a 受理、v 审查、d 决定）'],
  ['Alt+Q', '窗口收件：其余材料全部收到'],
  ['Alt+A', '窗口收件：申请人同意，核对证照和数据'],
  ['Enter', '窗口收件：到下一处还没有填的'],
  ['[ / ]', '我的待办：签到 / 签退'],
  ['n', '授权：新增授权；协查：发起协查'],
  ['n', '预约：代为预约'],
  ['c', '叫号：叫下一位；其余按钮上的字母'],
  ['i', '叫号：为叫到的人收件'],
  ['l 再按数字', '叫号：记一次免费服务（上下方向键改数量）'],
  ['k / h / o / y', '叫号：记现金 / 交班或接班 / 请同事联办 / 答应联办'],
  ['n', '陪同：登记陪同'],
  ['空格 / Enter', '拍摄：拍一页 / 完成'],
  ['Ctrl+Enter', '提交'],
  ['Esc', '关闭（填写的内容会保留）；写完不合格的原因后回到材料'],
] as const

/** The desk of whoever handles cases. A whole number opens its case; anything else is looked for. */
export function Shell() {
  const officer = useOfficer()
  const takesIn = officer.roles.includes('windowClerk')
  const isAtSite = worksAtSite(officer)
  const site = useOwnSite(undefined, isAtSite).data
  return (
    <StaffShell
      brand="一窗 · 工作台"
      home={paths.todo()}
      // 7, 8 and 9 are acts on a case.
      keyed={6}
      office={site?.name ?? officer.hallName ?? officer.authorityName}
      places={[
        ...(isAtSite ? [{ to: paths.intake(), icon: <IntakeIcon />, name: '网点收件', group: '网点' }, { to: paths.ownIntakes(), icon: <TodoIcon />, name: '我收的件', group: '网点' }, { to: paths.ownSite(), icon: <CasesIcon />, name: '本网点', group: '网点' }] : []),
        ...(takesCalls(officer) || isAtSite ? [] : [{ to: paths.todo(), icon: <TodoIcon />, name: '我的待办', group: '办件' }, { to: paths.cases(), icon: <CasesIcon />, name: '全部办件', group: '办件' }]),
        ...(takesIn ? [{ to: paths.intake(), icon: <IntakeIcon />, name: '窗口收件', group: '办件' }, { to: paths.pickUp(), icon: <PickUpIcon />, name: '取件和寄递', group: '办件' }, { to: paths.handOvers(), icon: <CrossingIcon />, name: '异地代收', group: '办件' }, { to: paths.calling(), icon: <BellIcon />, name: '叫号', group: '办件' }] : []),
        ...(takesIn ? [{ to: paths.windowLog(), icon: <FileIcon />, name: '窗口日志', group: '大厅' }, { to: paths.windowHandOvers(), icon: <CrossingIcon />, name: '交接班', group: '大厅' }, { to: paths.ownDay(), icon: <DoneIcon />, name: '我的今天', group: '大厅' }] : []),
        ...(takesIn || takesCalls(officer) ? [{ to: paths.escorts(), icon: <SkillIcon />, name: '陪同', group: '大厅' }] : []),
        ...(handlesAppointments(officer) ? [{ to: paths.appointments(), icon: <CalendarIcon />, name: '预约', group: '办件' }] : []),
        ...(officer.roles.includes('reviewer') || officer.roles.includes('decider') ? [{ to: paths.filingReports(), icon: <FilingIcon />, name: '批后报备', group: '办件' }] : []),
        ...(maySeeChecks(officer) ? [{ to: paths.checks(), icon: <CheckIcon />, name: '协查', group: '办件' }] : []),
        ...(maySeeCards(officer) ? [{ to: paths.cards(), icon: <CardIcon />, name: '监察', group: '监察', ...(isWaitedFor(officer) ? { badge: <CardCount /> } : {}) }] : []),
        ...(mayWatch(officer) ? [{ to: paths.monitor(), icon: <MonitorIcon />, name: '实时监察', group: '监察' }] : []),
        ...(maySeeAudits(officer) ? [{ to: paths.audits(), icon: <AuditIcon />, name: '审计线索', group: '监察', ...(answersClues(officer) ? { badge: <ClueCount /> } : {}) }] : []),
        ...(managesCertificates(officer) ? [{ to: paths.certificates(), icon: <FileIcon />, name: '证照管理', group: '证照和数据' }] : []),
        ...(answersDataCorrections(officer) ? [{ to: paths.dataCorrections(), icon: <MendIcon />, name: '更正申请', group: '证照和数据', badge: <CorrectionCount /> }] : []),
        ...(maySeeBadRatings(officer) ? [{ to: paths.badRatings(), icon: <FaceIcon />, name: followsUp(officer) ? '回访' : '差评整改', group: '评价', badge: <BadRatingCount /> }] : []),
        ...(takesIn ? [{ to: paths.ratingDevices(), icon: <FaceIcon />, name: '评价器', group: '评价' }] : []),
        ...(takesCalls(officer) ? [{ to: paths.hotlineRatings(), icon: <PhoneIcon />, name: '热线代录', group: '评价' }] : []),
        ...(maySettleSamples(officer) ? [{ to: paths.samples(), icon: <DoneIcon />, name: '秒批抽查', group: '监察', badge: <SampleCount /> }] : []),
        ...(supervisesRatings(officer) ? [{ to: paths.ratingScores(), icon: <SkillIcon />, name: '好差评', group: '评价' }] : []),
        ...(maySeeWaiverCounts(officer) ? [{ to: paths.waiverCounts(), icon: <ReduceIcon />, name: '免提交统计', group: '证照和数据' }] : []),
        ...(maySeeShares(officer) ? [{ to: paths.shares(), icon: <CopyIcon />, name: '共享台账', group: '证照和数据' }] : []),
        ...(maySeeUses(officer) ? [{ to: paths.certificateUses(), icon: <CertificateUseIcon />, name: '用证统计', group: '证照和数据' }] : []),
        ...(maySeeGrants(officer) ? [{ to: paths.grants(), icon: <GrantIcon />, name: givesGrants(officer) ? '授权' : takesIn ? '我的授权' : '授权台账', group: '授权' }] : []),
        ...(auditsGrants(officer) ? [{ to: paths.grantAudit(), icon: <CheckIcon />, name: '三到位', group: '授权' }] : []),
        ...(givesGrants(officer) ? [{ to: paths.skills(), icon: <SkillIcon />, name: '专长', group: '授权' }] : []),
      ]}
      search={isAtSite ? undefined : { placeholder: '办件编号或申请人姓名', label: '按办件编号或申请人姓名查找办件', toAddress: toCases }}
      tools={<MessageBell toCase={toCase} />}
      keys={KEYS}
    />
  )
}

/** 协查, 差评 and 群众反映 have numbers of their own. */
const toCase = (number: string): string => (number.startsWith('XC') ? paths.check(number) : number.startsWith('CP') ? paths.badRating(number) : number.startsWith('FY') ? paths.clue(number) : paths.case(number))

function toCases(text: string): string {
  const number = text.replaceAll(/\s/g, '')
  return /^\d{19}$/.test(number) ? paths.case(number) : paths.cases({ q: text })
}
