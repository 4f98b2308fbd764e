import { ButtonLink, SubmitButton } from '../../ui/button.tsx'
import { Moment } from '../../ui/dates.tsx'
import { EmptyState } from '../../ui/panels.tsx'
import { PostForm } from '../../ui/post-form.tsx'
import type { Shell } from '../../ui/shell.ts'
import { Tag, type Tone } from '../../ui/tag.tsx'
import { portalPaths } from '../paths.ts'
import { PortalPage } from '../portal-page.tsx'

export type MessagesProps = {
  shell: Shell
  messages: { id: string; title: string; kind: 'todo' | 'progress' | 'notice'; kindName: string; at: string; isRead: boolean; documentCount: number }[]
  wantsSms: boolean
  /** The newest page, from a later one. */
  firstHref?: string
  nextHref?: string
}

const TONES: Record<MessagesProps['messages'][number]['kind'], Tone> = { todo: 'warn', progress: 'info', notice: 'plain' }

/** Everything one was told, newest first. What was not read says so in words. */
export function MessagesView(props: MessagesProps) {
  return (
    <PortalPage shell={props.shell} title="我的消息" section="mine" crumbs={[{ label: '我的办件', href: portalPaths.myApplications() }, { label: '我的消息' }]}>
      <div className="narrow roomy">
        <h1>我的消息</h1>
        {props.messages.length === 0 ? (
          <EmptyState title="还没有消息">
            <p>办件有进展、有文书送达时，这里会告诉您。</p>
          </EmptyState>
        ) : (
          <section className="card stack" aria-label="消息，新的在前">
            <ul className="lines">
              {props.messages.map((message) => (
                <li key={message.id}>
                  <a className={message.isRead ? 'tap' : 'tap big'} href={portalPaths.message(message.id)}>
                    {message.title}
                  </a>
                  <p className="row small soft">
                    {message.isRead ? null : <Tag tone="bad">未读</Tag>}
                    <Tag tone={TONES[message.kind]}>{message.kindName}</Tag>
                    {message.documentCount > 0 ? <span>有 {message.documentCount} 份文书</span> : null}
                    <Moment instant={message.at} />
                  </p>
                </li>
              ))}
            </ul>
            {props.firstHref ? (
              <p>
                <a className="tap" href={props.firstHref}>
                  回到最新的消息
                </a>
              </p>
            ) : null}
            {props.nextHref ? (
              <ButtonLink plain href={props.nextHref}>
                更早的消息
              </ButtonLink>
            ) : null}
          </section>
        )}
        <PostForm shell={props.shell} action={portalPaths.messagePreferences()} className="card stack">
          <h2>短信提醒</h2>
          <p>{props.wantsSms ? '要您办理的事和办理结果，会发短信到您登记的手机，夜间不发。' : '您选择了不接收短信。消息和文书仍会送到这里，请常来看看，以免错过期限。'}</p>
          <input type="hidden" name="sms" value={props.wantsSms ? 'off' : 'on'} />
          <SubmitButton look="plain">{props.wantsSms ? '不再接收短信' : '接收短信'}</SubmitButton>
        </PostForm>
      </div>
    </PortalPage>
  )
}

export type MessageProps = {
  shell: Shell
  title: string
  text: string
  kindName: string
  at: string
  /** When it was first opened. */
  readAt: string
  /** 文书 served with it. */
  documents: { title: string; href: string }[]
  /** What it is about. */
  subject?: { label: string; href: string }
}

/** One message with what it brings. */
export function MessageView(props: MessageProps) {
  const { documents, subject } = props
  return (
    <PortalPage shell={props.shell} title={props.title} section="mine" crumbs={[{ label: '我的消息', href: portalPaths.messages() }, { label: props.kindName }]}>
      <div className="narrow roomy">
        <div className="stack">
          <h1>{props.title}</h1>
          <p className="soft small">
            {props.kindName}　<Moment instant={props.at} />
          </p>
          <p>{props.text}</p>
        </div>
        {documents.length > 0 ? (
          <section className="card stack">
            <h2>送达的文书</h2>
            <ul className="lines">
              {documents.map(({ title, href }) => (
                <li key={href}>
                  <a className="tap big" href={href}>
                    {title}（PDF）
                  </a>
                </li>
              ))}
            </ul>
            <p className="soft small">
              您在 <Moment instant={props.readAt} /> 打开了这条消息，这个时间记为签收时间。
            </p>
          </section>
        ) : null}
        <div className="row">
          {subject ? <ButtonLink href={subject.href}>{subject.label}</ButtonLink> : null}
          <ButtonLink plain href={portalPaths.messages()}>
            返回我的消息
          </ButtonLink>
        </div>
      </div>
    </PortalPage>
  )
}
