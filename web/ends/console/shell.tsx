import { consolePaths } from '../../client/paths.ts'
import type { Officer } from '../../client/types.ts'
import { mayReview } from '../../features/catalogue/catalogue-roles.ts'
import { useOfficer } from '../../features/sessions/officer.tsx'
import { audits, isHallManager, isSafetyOfficer, isSystemAdmin, mayReadSettings, watches } from '../../features/staff-end/roles.ts'
import { StaffShell, type StaffShellProps } from '../../features/staff-end/staff-shell.tsx'
import { BellIcon, CalendarIcon, CheckIcon, ClaimIcon, ClockIcon, DoneIcon, FileIcon, MessageIcon, MonitorIcon, ProofIcon, ReduceIcon, ReviewIcon, RuleIcon, SealIcon, SkillIcon, TodoIcon, WindowIcon } from '../../kit/icons.tsx'

/** What an end of the console looks like to whoever works there. */
type Face = Pick<StaffShellProps, 'brand' | 'home' | 'places' | 'search' | 'keys'>

const OFFICE_KEYS: Face['keys'] = [
  ['/', '查找事项'],
  ['j / k', '列表：下一行 / 上一行；编辑：下一组 / 上一组要素'],
  ['Enter', '打开选中的一行'],
  ['n', '新建事项；专区列表：新建专区；证照类型：登记证照类型'],
  ['x', '认领列表：选中或取消选中这一行'],
  ['按钮上的字母', '打开该操作（如 e 修改、s 送审、p 公布）'],
  ['Ctrl+Z / Ctrl+Shift+Z', '编辑：撤销 / 重做'],
  ['Ctrl+Enter', '编辑列表：添加一项；表单：提交'],
  ['Alt+↑ / Alt+↓', '编辑列表：上移 / 下移这一项'],
  ['Alt+C / Alt+Delete', '编辑列表：复制 / 删除这一项'],
  ['Esc', '关闭（填写的内容会保留）；从输入框回到页面'],
]

const ADMIN_KEYS: Face['keys'] = [
  ['/', '查找本地规定'],
  ['j / k', '列表：下一行 / 上一行'],
  ['Enter', '打开选中的一行'],
  ['e', '工作日历：修改这一年'],
  ['方向键', '工作日历：移到前后的日子和上下两周'],
  ['空格 / Enter', '工作日历：标记这一天'],
  ['Ctrl+Enter', '提交'],
  ['Esc', '关闭（填写的内容会保留）；从输入框回到页面'],
]

const SETTINGS = { to: consolePaths.settings(), icon: <RuleIcon />, name: '本地规定' }
const SUPERVISION_RULES = { to: consolePaths.supervisionRules(), icon: <BellIcon />, name: '监察规则' }

/** The item office: whoever reviews finds what waits for a review first. */
function officeFace(officer: Officer): Face {
  const changes = mayReview(officer) ? { to: consolePaths.changes({ state: 'submitted' }), name: '审核' } : { to: consolePaths.changes(), name: '变更' }
  return {
    brand: '一窗 · 事项管理',
    home: consolePaths.items(),
    places: [
      { to: consolePaths.items(), icon: <TodoIcon />, name: '事项' },
      { ...changes, icon: <ReviewIcon /> },
      { to: consolePaths.claims(), icon: <ClaimIcon />, name: '认领' },
      { to: consolePaths.issues(), icon: <CheckIcon />, name: '体检' },
      { to: consolePaths.workbook(), icon: <FileIcon />, name: 'Excel' },
      { to: consolePaths.reductions(), icon: <ReduceIcon />, name: '四减' },
      { to: consolePaths.zones(), icon: <WindowIcon />, name: '专区' },
      { to: consolePaths.proofs(), icon: <ProofIcon />, name: '无证明' },
      { to: consolePaths.automatic(), icon: <DoneIcon />, name: '秒批' },
      { to: consolePaths.certificateTypes(), icon: <SealIcon />, name: '证照类型' },
      ...(mayReadSettings(officer) ? [SETTINGS] : []),
      ...(watches(officer) ? [SUPERVISION_RULES, ...HALLS] : []),
    ],
    search: { placeholder: '事项名称、俗称或编码', label: '按事项名称、俗称或编码查找事项', toAddress: (q) => consolePaths.items({ q }) },
    keys: OFFICE_KEYS,
  }
}

/** The system administrator: what the platform runs by. */
const ADMIN_FACE: Face = {
  brand: '一窗 · 运行设置',
  home: consolePaths.settings(),
  places: [
    SETTINGS,
    { to: consolePaths.calendar(), icon: <CalendarIcon />, name: '工作日历' },
    { to: consolePaths.halls(), icon: <ClockIcon />, name: '大厅时间' },
    { to: consolePaths.documentWordings(), icon: <FileIcon />, name: '文书用语' },
    { to: consolePaths.messageTemplates(), icon: <MessageIcon />, name: '消息用语' },
    SUPERVISION_RULES,
  ],
  search: { placeholder: '查找本地规定', label: '按名称查找本地规定', toAddress: (q) => consolePaths.settings({ q }) },
  keys: ADMIN_KEYS,
}

/** Looked after by the hall's manager, watched by the supervising office. */
const HALLS: Face['places'] = [{ to: consolePaths.hallSheets(), icon: <WindowIcon />, name: '大厅' }, { to: consolePaths.hallMonitor(), icon: <BellIcon />, name: '大厅监控' }, { to: consolePaths.coverage(), icon: <CheckIcon />, name: '站点覆盖' }]

/** The manager of a hall or of a region's: the halls, their people, its machines, its partners. */
const HALL_FACE: Face = {
  brand: '一窗 · 大厅管理',
  home: consolePaths.hallSheets(),
  places: [
    ...HALLS,
    { to: consolePaths.lines(), icon: <TodoIcon />, name: '排队业务' },
    { to: consolePaths.windowLog(), icon: <FileIcon />, name: '窗口日志' },
    { to: consolePaths.escorts(), icon: <SkillIcon />, name: '陪同' },
    { to: consolePaths.windowHandOvers(), icon: <ReviewIcon />, name: '交接班' },
    { to: consolePaths.staffing(), icon: <CalendarIcon />, name: '值班排班' },
    { to: consolePaths.attendance(), icon: <ClockIcon />, name: '考勤' },
    { to: consolePaths.terminals(), icon: <MonitorIcon />, name: '终端与设备' },
    { to: consolePaths.cooperationSites(), icon: <ClaimIcon />, name: '合作网点' },
  ],
  search: { placeholder: '设备编号', label: '按编号查找设备', toAddress: (q) => consolePaths.terminals({ q }) },
  keys: [['/', '查找设备'], ['n', '设立窗口、增加排队业务、登记设备、登记网点'], ['方向键', '平面图：移动选中的窗口、区域、设施（按住 Shift 一分米一步）'], ['j / k', '列表：下一行 / 上一行'], ['Enter', '打开选中的一行'], ['Ctrl+Enter', '排班：保存；表单：提交'], ['Esc', '关闭（填写的内容会保留）；从输入框回到页面']],
}

/** The security administrator and the auditor: what vouches for what the platform gives out. */
const safetyFace = (officer: Officer): Face => ({
  brand: '一窗 · 安全管理',
  home: consolePaths.seals(),
  places: [{ to: consolePaths.seals(), icon: <SealIcon />, name: '电子印章' }, { to: consolePaths.notices(), icon: <FileIcon />, name: '告知书' }, ...(audits(officer) ? [SUPERVISION_RULES] : [])],
  search: { placeholder: '单位名称', label: '按单位名称查找印章', toAddress: (q) => consolePaths.seals({ q }) },
  keys: [['/', '查找印章'], ['j / k', '列表：下一行 / 上一行'], ['Enter', '打开选中的一行'], ['Ctrl+Enter', '提交'], ['Esc', '关闭（填写的内容会保留）；从输入框回到页面']],
})

/** Who works here decides what the console is: the item office's, the system administrator's, the hall manager's, or that of those who look after seals and what people agree to. */
export function Shell() {
  const officer = useOfficer()
  const { places, keys, ...face } = isSystemAdmin(officer) ? ADMIN_FACE : isSafetyOfficer(officer) ? safetyFace(officer) : isHallManager(officer) ? HALL_FACE : officeFace(officer)
  return (
    <StaffShell
      {...face}
      office={officer.regionName}
      places={places}
      keys={[[places.slice(0, 9).map((_, index) => index + 1).join(' / '), places.slice(0, 9).map(({ name }) => name).join(' / ')], ...keys]}
      toPage={(pathname) => pathname.replace(/\/edit\/.*/, '/edit')}
    />
  )
}
