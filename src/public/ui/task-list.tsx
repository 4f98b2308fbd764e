import type { Tone } from './tag.tsx'
import { Tag } from './tag.tsx'

export type TaskStatus = 'completed' | 'inProgress' | 'notStarted' | 'needsCorrection' | 'notYetPossible'

const STATUS_WORDS: Record<TaskStatus, { word: string; tone: Tone }> = {
  completed: { word: '已完成', tone: 'ok' },
  inProgress: { word: '填写中', tone: 'info' },
  notStarted: { word: '未开始', tone: 'plain' },
  needsCorrection: { word: '需要修改', tone: 'bad' },
  notYetPossible: { word: '还不能填', tone: 'plain' },
}

export type Task = {
  title: string
  status: TaskStatus
  href: string
  /** Why it can't be done yet, or what is in it. */
  hint?: string
}

/** Everything to be done, each with its state; what is not yet possible is no link and says why. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  return (
    <ul className="lines">
      {tasks.map((task) => (
        <li key={task.title} className="row between">
          <div>
            {task.status === 'notYetPossible' ? (
              <b>{task.title}</b>
            ) : (
              <a className="tap" href={task.href}>
                <b>{task.title}</b>
              </a>
            )}
            {task.hint ? <p className="soft small">{task.hint}</p> : null}
          </div>
          <Tag tone={STATUS_WORDS[task.status].tone}>{STATUS_WORDS[task.status].word}</Tag>
        </li>
      ))}
    </ul>
  )
}
