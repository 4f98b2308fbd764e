import { toPdfDocument, type DocumentDataByKind } from '../../src/modules/applications/documents/document-templates.ts'
import { createPdfRenderer } from '../../src/platform/pdf/pdf-renderer.ts'
import { prepareClients, runLifecycle } from '../../test/load/lifecycle.ts'
import { startServer } from '../../test/load/server-child.ts'
import { conclude, emit, round } from './report.ts'
import { openStage, runOnce } from './stage.ts'

const WARM_RENDERS = 5

/** How many notices a second are rendered: one thread, as the platform has it, and one for each core. */
export async function benchDocuments({ seconds }: { seconds: number }, command: string): Promise<void> {
  const stage = await openStage()
  try {
    const url = await stage.copyCity('bench_documents')
    const server = await startServer({ dataDir: stage.dataDir, databaseUrl: url })
    try {
      const [client] = await prepareClients(server.port, 1)
      const { number } = await runLifecycle(client!)
      client!.connection.close()
      const [row] = await runOnce<{ data: DocumentDataByKind['acceptanceNotice'] }>(url, `select document->'data' as data from applications.application_event, jsonb_array_elements(documents) as document where number = $1 and document->>'kind' = 'acceptanceNotice'`, [number])
      const document = toPdfDocument('acceptanceNotice', row!.data)
      const rates: number[] = []
      let bytes = 0
      for (const threads of [1, 2]) {
        const renderer = createPdfRenderer({ threads })
        await Promise.all(Array.from({ length: threads * WARM_RENDERS }, () => renderer.render(document)))
        const endsAt = performance.now() + seconds * 1000
        let renders = 0
        await Promise.all(Array.from({ length: threads }, async () => {
          while (performance.now() < endsAt) {
            bytes = (await renderer.render(document)).length
            renders++
          }
        }))
        await renderer.close()
        rates.push(renders / seconds)
        emit({ bench: 'documents', threads, perSecond: round(renders / seconds), bytes })
      }
      conclude('documents', command, { perSecondOneThread: round(rates[0]!), perSecondTwoThreads: round(rates[1]!), bytes }, [
        { what: `受理通知书 as PDF (${round(bytes / 1024, 0)} KB), one thread / two`, result: `${round(rates[0]!)}/s / ${round(rates[1]!)}/s`, floor: '', goal: '' },
      ], stage.postgresVersion)
    } finally {
      await server.stop()
    }
  } finally {
    await stage.drop('bench_documents')
    await stage.close()
  }
}
