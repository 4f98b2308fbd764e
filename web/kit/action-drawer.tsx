import { Button, Drawer } from 'antd'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { useUploadNote } from './uploads.ts'
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
export function ActionDrawer({ title, isOpen, isBusy, submitLabel, isDangerous = false, blockedBy: reason, onBack, onSubmit, onClose, children }: ActionDrawerProps) {
  const uploadNote = useUploadNote()
  const blockedBy = reason ?? uploadNote
  const content = useRef<HTMLDivElement>(null)
  const latest = useRef(() => {})
  useLayoutEffect(() => {
    latest.current = isBusy || blockedBy ? () => {} : onSubmit
  })
  useLayoutEffect(() => {
    if (!isOpen) return
    // On the document: the focus is not in the drawer until it has slid in, and a fast clerk does not wait for that.
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
      const dialog = event.target instanceof Element ? event.target.closest('[role=dialog]') : null
      if (dialog && !dialog.contains(content.current)) return
      event.preventDefault()
      // A list that lies open would take the same Enter as choosing its first line: what is sent is what was seen.
      event.stopPropagation()
      latest.current()
    }
    document.addEventListener('keydown', press, true)
    return () => document.removeEventListener('keydown', press, true)
  }, [isOpen])
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
      <div ref={content}>{children}</div>
    </Drawer>
  )
}
