import type { paths } from '../../client/api.d.ts'
import { api, once } from '../../client/http.ts'
import { newKey } from '../../client/intention.ts'

/** A file that lies at the server and waits for what it comes with. */
export interface SentFile {
  id: string
  name: string
}

/** Where files are sent before what they come with. */
type UploadAddress = { [Path in keyof paths]: paths[Path] extends { post: { requestBody: { content: { 'multipart/form-data': unknown } }; responses: { 201: unknown } } } ? Path : never }[keyof paths]

/** One file, to one of the addresses that take files. */
export const uploadTo = (address: UploadAddress) => async (file: File): Promise<SentFile> => {
  const form = new FormData()
  form.append('file', file)
  const { data } = await api.POST(address as '/api/v1/staff/files', {
    params: { header: once(newKey()) },
    body: { files: [] },
    // A form with files is sent as it is.
    bodySerializer: () => form,
  })
  const { id, name } = data!.files[0]!
  return { id, name }
}
