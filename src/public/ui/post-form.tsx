import type { ReactNode } from 'react'
import type { Shell } from './shell.ts'

/** A native form that changes something, with the hidden keys of the page in it. Validation is the server's: its messages are Chinese, wired and lose nothing. */
export function PostForm(props: {
  shell: Shell
  action: string
  /** Sends files. */
  multipart?: boolean
  /** Drafts are also saved here when a field is left; the reply is `{version}`. */
  autosaveUrl?: string
  className?: string
  children: ReactNode
}) {
  const { shell } = props
  return (
    <form
      method="post"
      action={props.action}
      encType={props.multipart ? 'multipart/form-data' : undefined}
      className={props.className ?? 'roomy'}
      noValidate
      data-autosave={props.autosaveUrl}
    >
      <input type="hidden" name="_csrf" value={shell.csrf} />
      <input type="hidden" name="_idempotencyKey" value={shell.idempotencyKey} />
      <input type="hidden" name="_version" value={shell.version ?? ''} />
      {props.children}
      {props.autosaveUrl ? <p className="soft small" role="status" data-saved="" /> : null}
    </form>
  )
}
