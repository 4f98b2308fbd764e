import { Modal } from 'antd'

const KEYS: readonly (readonly [string, string])[] = [
  ['1 / 2 / 3', '我的待办 / 全部办件 / 窗口收件'],
  ['/', '查找办件'],
  ['j / k', '列表：下一件 / 上一件；办件页：下一份 / 上一份材料'],
  ['Enter', '打开选中的办件'],
  ['y / n', '选中的材料：合格 / 不合格'],
  ['q', '全部材料合格'],
  ['按钮上的字母', '打开该操作（如 a 受理、v 审查、d 决定）'],
  ['Ctrl+Enter', '提交'],
  ['Esc', '关闭（填写的内容会保留）；写完不合格的原因后回到材料'],
]

/** Every key on one card. */
export function KeyHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Modal title="快捷键" open={isOpen} onCancel={onClose} footer={null} width={520} closable={{ 'aria-label': '关闭' }} destroyOnHidden>
      <dl className="facts">
        {KEYS.map(([keys, what]) => [<dt key={keys}><kbd>{keys}</kbd></dt>, <dd key={what}>{what}</dd>])}
      </dl>
    </Modal>
  )
}
