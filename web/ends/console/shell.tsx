import { consolePaths } from '../../client/paths.ts'
import { mayReview } from '../../features/catalogue/catalogue-roles.ts'
import { useOfficer } from '../../features/sessions/officer.tsx'
import { StaffShell } from '../../features/staff-end/staff-shell.tsx'
import { CheckIcon, ClaimIcon, DoneIcon, FileIcon, ReduceIcon, ReviewIcon, TodoIcon, WindowIcon } from '../../kit/icons.tsx'

const KEYS = [
  ['1 / 2 / 3 / 4 / 5 / 6 / 7 / 8', '事项 / 变更、审核 / 认领 / 体检 / Excel / 四减 / 专区 / 秒批'],
  ['/', '查找事项'],
  ['j / k', '列表：下一行 / 上一行；编辑：下一组 / 上一组要素'],
  ['Enter', '打开选中的一行'],
  ['n', '新建事项；专区列表：新建专区'],
  ['x', '认领列表：选中或取消选中这一行'],
  ['按钮上的字母', '打开该操作（如 e 修改、s 送审、p 公布）'],
  ['Ctrl+Z / Ctrl+Shift+Z', '编辑：撤销 / 重做'],
  ['Ctrl+Enter', '编辑列表：添加一项；表单：提交'],
  ['Alt+↑ / Alt+↓', '编辑列表：上移 / 下移这一项'],
  ['Alt+C / Alt+Delete', '编辑列表：复制 / 删除这一项'],
  ['Esc', '关闭（填写的内容会保留）；从输入框回到页面'],
] as const

/** The item office: whoever reviews finds what waits for a review first. */
export function Shell() {
  const officer = useOfficer()
  const changes = mayReview(officer) ? { to: consolePaths.changes({ state: 'submitted' }), name: '审核' } : { to: consolePaths.changes(), name: '变更' }
  return (
    <StaffShell
      brand="一窗 · 事项管理"
      home={consolePaths.items()}
      office={officer.regionName}
      places={[
        { to: consolePaths.items(), icon: <TodoIcon />, name: '事项' },
        { ...changes, icon: <ReviewIcon /> },
        { to: consolePaths.claims(), icon: <ClaimIcon />, name: '认领' },
        { to: consolePaths.issues(), icon: <CheckIcon />, name: '体检' },
        { to: consolePaths.workbook(), icon: <FileIcon />, name: 'Excel' },
        { to: consolePaths.reductions(), icon: <ReduceIcon />, name: '四减' },
        { to: consolePaths.zones(), icon: <WindowIcon />, name: '专区' },
        { to: consolePaths.automatic(), icon: <DoneIcon />, name: '秒批' },
      ]}
      search={{ placeholder: '事项名称、俗称或编码', label: '按事项名称、俗称或编码查找事项', toAddress: (q) => consolePaths.items({ q }) }}
      keys={KEYS}
      toPage={(pathname) => pathname.replace(/\/edit\/.*/, '/edit')}
    />
  )
}
