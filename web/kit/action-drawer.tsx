import { Button, Drawer } from 'antd'
import type { KeyboardEvent, ReactNode } from 'react'
import { Kbd } from './kbd.tsx'

interface ActionDrawerProps {
  title: string
  isOpen: boolean
  isBusy: boolean
  submitLabel: string
  isDangerous?: boolean
  /** Says why it cannot be sent now; the button then rests. */
  blockedBy?: string | undefined
  /** Goes one step back instead of away: from the confirmation to the form. */
  onBack?: (() => void) | undefined
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** One thing to do: fields, one button. Ctrl+Enter sends, Esc closes; what was typed is the caller's to keep. */
export function ActionDrawer({ title, isOpen, isBusy, submitLabel, isDangerous = false, blockedBy, onBack, onSubmit, onClose, children }: ActionDrawerProps) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (!isBusy && !blockedBy) onSubmit()
  }
  return (
    <Drawer
      title={title}
      open={isOpen}
      onClose={onClose}
      size={640}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      closable={{ 'aria-label': '关闭（填写的内容会保留）' }}
      destroyOnHidden
      footer={
        <div className="action-foot">
          {blockedBy && <span className="quiet" style={{ marginRight: 'auto' }}>{blockedBy}</span>}
          <Button onClick={onBack ?? onClose}>{onBack ? '返回修改' : '关闭'}</Button>
          <Button type="primary" danger={isDangerous} loading={isBusy} disabled={Boolean(blockedBy)} aria-keyshortcuts="Control+Enter" onClick={onSubmit}>
            {submitLabel}<Kbd keys="Ctrl+Enter" />
          </Button>
        </div>
      }
    >
      {/* Keys of the fields inside bubble up to here. */}
      <div onKeyDown={press} role="presentation">{children}</div>
    </Drawer>
  )
}
