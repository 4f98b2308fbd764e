import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { saveDownload } from '../../client/download.ts'
import { api } from '../../client/http.ts'
import { toProblem } from '../../client/problem.ts'
import type { ListFilter } from '../../client/types.ts'

/** The list as a table for a spreadsheet. The export is recorded by the server. */
export function ExportCases({ state }: { state: ListFilter['state'] }) {
  const { message } = App.useApp()
  const exporting = useMutation({
    mutationFn: async () => {
      saveDownload(await api.GET('/api/v1/staff/applications', { params: { query: { view: 'all', state } }, headers: { accept: 'text/csv' }, parseAs: 'blob' }), '办件.csv')
    },
    onError: (error) => void message.error(toProblem(error).detail),
  })
  return <Button loading={exporting.isPending} onClick={() => exporting.mutate()}>导出表格（CSV）</Button>
}
