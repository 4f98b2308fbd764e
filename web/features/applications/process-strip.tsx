import type { ApplicationView } from '../../client/types.ts'

const STATUS_WORDS: Record<string, string> = { done: '已完成', current: '正在办', waiting: '未开始', skipped: '未启动' }

/** How far the process has come, step by step, in words and marks. */
export function ProcessStrip({ steps }: { steps: ApplicationView['steps'] }) {
  return (
    <ol className="strip" aria-label="办理环节">
      {steps.map((step) => (
        <li key={step.id} className={step.status} aria-current={step.status === 'current' ? 'step' : undefined}>
          <span className="strip-name">{step.name}</span>
          <span className="strip-status">{STATUS_WORDS[step.status] ?? step.status}</span>
        </li>
      ))}
    </ol>
  )
}
