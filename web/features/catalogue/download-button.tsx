import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { saveDownload } from '../../client/download.ts'
import { toProblem } from '../../client/problem.ts'

interface DownloadButtonProps {
  children: string
  /** What the file is called where the server does not say. */
  fileName: string
  isFirst?: boolean
  get: () => Promise<{ data?: unknown; response: Response }>
}

/** A file that is made when it is asked for; what stands against it is said here instead of on a page of its own. */
export function DownloadButton({ children, fileName, isFirst = false, get }: DownloadButtonProps) {
  const { message } = App.useApp()
  const fetching = useMutation({ mutationFn: async () => saveDownload(await get(), fileName), onError: (error) => void message.error(toProblem(error).detail) })
  return <Button type={isFirst ? 'primary' : 'default'} loading={fetching.isPending} onClick={() => fetching.mutate()}>{children}</Button>
}
