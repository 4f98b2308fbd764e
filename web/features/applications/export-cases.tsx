import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { api } from '../../client/http.ts'
import { toProblem } from '../../client/problem.ts'
import type { ListFilter } from '../../client/types.ts'

/** The list as a table for a spreadsheet. The export is recorded by the server. */
export function ExportCases({ state }: { state: ListFilter['state'] }) {
  const { message } = App.useApp()
  const exporting = useMutation({
    mutationFn: async () => {
      const { data, response } = await api.GET('/api/v1/staff/applications', { params: { query: { view: 'all', state } }, headers: { accept: 'text/csv' }, parseAs: 'blob' })
      save(data as Blob, nameOf(response))
    },
    onError: (error) => void message.error(toProblem(error).detail),
  })
  return <Button loading={exporting.isPending} onClick={() => exporting.mutate()}>导出表格（CSV）</Button>
}

function nameOf(response: Response): string {
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return name ? decodeURIComponent(name) : '办件.csv'
}

function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  URL.revokeObjectURL(url)
}
