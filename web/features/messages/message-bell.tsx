import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { toProblem } from '../../client/problem.ts'
import { toMinuteWords } from '../../kit/dates.ts'
import { BellIcon } from '../../kit/icons.tsx'
import { Kbd } from '../../kit/kbd.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Failure, Loading } from '../../kit/states.tsx'
import { type DeskMessage, useDeskMessages, useMarkRead, useUnread } from './message-queries.ts'
import './messages.css'

interface MessageBellProps {
  /** Where this end shows a case. */
  toCase: (number: string) => string
}

/** What an officer was told: how many are new, and on request all of them. One key opens it. */
export function MessageBell({ toCase }: MessageBellProps) {
  const [isOpen, setOpen] = useState(false)
  const { data } = useUnread()
  useShortcuts({ 0: () => setOpen(true) })
  const count = data && data.unread > 0 ? `${data.unread}${data.isMore ? '+' : ''}` : undefined
  return (
    <>
      <Button className="bell" onClick={() => setOpen(true)} aria-keyshortcuts="0">
        <BellIcon />
        消息
        {count && <span className="bell-count">{count}<span className="hidden-visually">条没有读</span></span>}
        <Kbd keys="0" />
      </Button>
      <Drawer title="工作消息" open={isOpen} onClose={() => setOpen(false)} size={480} styles={{ wrapper: { maxWidth: '100vw' } }} closable={{ 'aria-label': '关闭' }} destroyOnHidden>
        <Messages toCase={toCase} hasUnread={count !== undefined} onLeave={() => setOpen(false)} />
      </Drawer>
    </>
  )
}

function Messages({ toCase, hasUnread, onLeave }: MessageBellProps & { hasUnread: boolean; onLeave: () => void }) {
  const list = useDeskMessages(true)
  const mark = useMarkRead()
  if (list.isPending) return <Loading what="消息" />
  if (list.isError) {
    const { title, detail, code } = toProblem(list.error)
    return <Failure title={title} detail={detail} code={code} onRetry={() => void list.refetch()} />
  }
  const rows = list.data.pages.flatMap((page) => page.rows)
  if (rows.length === 0) return <Empty title="还没有消息">分派给您的、申请人补正的办件会在这里提醒。</Empty>
  const open = (message: DeskMessage) => {
    if (!message.readAt) mark.mutate(message.id)
    onLeave()
  }
  return (
    <>
      {hasUnread && <p className="desk-tools"><Button loading={mark.isPending} onClick={() => mark.mutate('all')}>全部记为已读</Button></p>}
      {mark.isError && <p role="alert">{toProblem(mark.error).detail}</p>}
      <ul className="desk-messages">
        {rows.map((message) => (
          <li key={message.id} className={message.readAt ? undefined : 'unread'}>
            <MessageTitle message={message} toCase={toCase} onOpen={() => open(message)} />
            <p>{message.text}</p>
            <p className="quiet">
              {message.readAt ? null : <strong>未读 · </strong>}
              {message.kindName} · <time dateTime={message.at}>{toMinuteWords(message.at)}</time>
            </p>
            {!message.readAt && <Button size="small" onClick={() => mark.mutate(message.id)} aria-label={`已读：${message.title}`}>已读</Button>}
          </li>
        ))}
      </ul>
      {list.hasNextPage && <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>更早的消息</Button>}
    </>
  )
}

/** A case opens within this end; what another end shows is a link to there. */
function MessageTitle({ message: { title, about: { number, link } }, toCase, onOpen }: { message: DeskMessage; toCase: (number: string) => string; onOpen: () => void }) {
  if (number) return <h2><Link to={toCase(number)} onClick={onOpen}>{title}</Link></h2>
  return <h2>{link ? <a href={link} onClick={onOpen}>{title}</a> : title}</h2>
}
