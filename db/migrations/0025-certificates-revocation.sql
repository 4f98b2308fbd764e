-- A certificate whose decision is taken back says so wherever it is verified (行政许可法 art. 69). Nothing else of it ever changes.
grant update (state) on certificates.certificate to yichuang_app;
grant update (state) on certificates.holder_certificate to yichuang_app;
